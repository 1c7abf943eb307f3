/**
 * Gives the same value for equal keys, as long as it is among the last few that were asked for: so that what is made anew of the
 * same words is known to be the same. The value must follow from the key alone.
 */
export function interned<Value>(most = 16): (key: string, make: () => Value) => Value {
  const known = new Map<string, Value>();
  return (key, make) => {
    const value = known.has(key) ? (known.get(key) as Value) : make();
    // What was asked for last goes last.
    known.delete(key);
    known.set(key, value);
    if (known.size > most) known.delete(known.keys().next().value as string);
    return value;
  };
}

/** The shape of subject codes (政府收支分类科目), whatever a catalogue says of them. */

/** Whether digits have the shape of a functional (2xx), economic (3xx, 5xx) or revenue (1xx) code. */
export function isSubjectCode(code: string): boolean {
  return /^(?:2\d\d(?:\d\d){0,2}|[35]\d\d(?:\d\d)?|1\d\d(?:\d\d){0,3})$/.test(code);
}

/** Whether one code is the parent, or a parent's parent, of another: 208 of 20805 and of 2080506. */
export function isAncestorCode(ancestor: string, code: string): boolean {
  return ancestor.length < code.length && ancestor.length >= 3 && code.startsWith(ancestor);
}

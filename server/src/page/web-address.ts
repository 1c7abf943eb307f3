/** An address that may be led to; undefined for whatever is neither of the web nor of mail, such as `javascript:`. */
export function webAddress(address: string): string | undefined {
  return /^(?:https?:\/\/|mailto:)[^\p{Cc}\s]+$/iu.test(address) ? address : undefined;
}

/** Digits are printable ASCII that JSON leaves as it is: from "#" on, without the backslash. */
const firstDigit = 35;
const backslash = 92;

/** A number below 88 as one digit. */
export function digit(value: number): string {
  const code = firstDigit + value;
  return String.fromCharCode(code >= backslash ? code + 1 : code);
}

/** The number that the digit at a place of a text stands for; not a number beyond its end. */
export function digitValue(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return (code > backslash ? code - 1 : code) - firstDigit;
}

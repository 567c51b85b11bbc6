/** Digits are printable ASCII that JSON leaves as it is: from "#" on, without the backslash. */
const firstDigit = 35;
const backslash = 92;
const digitBase = 44;

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

/** A number as digits to the base 44; a digit of 44 or more says that another follows. */
export function encodeNumber(value: number): string {
  let rest = value;
  let text = '';
  while (rest >= digitBase) {
    text += digit((rest % digitBase) + digitBase);
    rest = Math.floor(rest / digitBase);
  }
  return text + digit(rest);
}

/** Reads numbers that {@link encodeNumber} wrote, one after another. */
export function numberReader(text: string): () => number {
  let at = 0;
  return () => {
    let value = 0;
    let factor = 1;
    for (;;) {
      const read = digitValue(text, at++);
      if (!(read >= digitBase)) return Number.isNaN(read) ? 0 : value + read * factor;
      value += (read - digitBase) * factor;
      factor *= digitBase;
    }
  };
}

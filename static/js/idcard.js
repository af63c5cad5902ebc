/** 公民身份号码 by GB 11643: what is wrong with a number, before it is sent. */

const WEIGHTS = Array.from({ length: 17 }, (_, at) => 2 ** (17 - at) % 11);
const CHECKS = "10X98765432";
export const LENGTH = 18;

/** What is wrong: "short", "birth", "check"; null for a number that is right. */
export function wrongWith(number) {
  if (number.length < LENGTH) return "short";
  if (!birthOf(number)) return "birth";
  return checkOf(number) === number[17] ? null : "check";
}

/** Whether one more character could stand there: digits, and X at the end. */
export function canFollow(number, character) {
  if (number.length >= LENGTH) return false;
  return /^\d$/.test(character) || (character === "X" && number.length === LENGTH - 1);
}

function birthOf(number) {
  const [, year, month, day] = /^\d{6}(\d{4})(\d\d)(\d\d)/.exec(number) ?? [];
  const born = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const real = born.getUTCMonth() === Number(month) - 1 && born.getUTCDate() === Number(day);
  return real && Number(year) >= 1900 && born <= new Date() ? born : null;
}

function checkOf(number) {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return CHECKS[sum % 11];
}

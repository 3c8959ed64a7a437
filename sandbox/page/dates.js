/** Dates and times as the page shows them: always in the forum's zone, in the reader's language. */

const LOCALES = { ru: "ru-RU", en: "en-GB" };
const formatters = new Map();

function formatter(language, zone, options) {
  const key = JSON.stringify([language, zone, options]);
  if (!formatters.has(key)) {
    formatters.set(key, new Intl.DateTimeFormat(LOCALES[language] ?? LOCALES.en, { timeZone: zone, ...options }));
  }
  return formatters.get(key);
}

/** "09:05" */
export const timeOf = (date, language, zone) => formatter(language, zone, { hour: "2-digit", minute: "2-digit" }).format(date);

/** "18 ноября", with the year where it is not the year of `now`. */
export function dayOf(date, language, zone, now = date) {
  const year = formatter(language, zone, { year: "numeric" });
  const options = { day: "numeric", month: "long" };
  if (year.format(date) !== year.format(now)) options.year = "numeric";
  return formatter(language, zone, options).format(date);
}

/** "18 ноября 2025 г." */
export const longDay = (date, language, zone) =>
  formatter(language, zone, { day: "numeric", month: "long", year: "numeric" }).format(date);

/** "вторник" */
export const weekday = (date, language, zone) => formatter(language, zone, { weekday: "long" }).format(date);

/** "вт" */
export const shortWeekday = (date, language, zone) => formatter(language, zone, { weekday: "short" }).format(date);

/** "GMT+7" */
export function offsetOf(date, zone) {
  const parts = formatter("en", zone, { timeZoneName: "shortOffset" }).formatToParts(date);
  return (parts.find((part) => part.type === "timeZoneName")?.value ?? "").replace("GMT", "UTC");
}

/** The value of a datetime-local field showing `date` in the zone. */
export function fieldValue(date, zone) {
  const options = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const parts = Object.fromEntries(formatter("en", zone, options).formatToParts(date).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** The day as a key: equal for two moments of one day in the zone. */
export const dayKey = (date, zone) => fieldValue(date, zone).slice(0, 10);

/** "3 ч 20 мин": how long from one moment to another, in the two largest units; null when it is not ahead. */
export function wait(from, to, language) {
  const minutes = Math.round((to - from) / 60000);
  if (minutes <= 0) return null;
  const amounts = [[Math.floor(minutes / 1440), "day"], [Math.floor(minutes / 60) % 24, "hour"], [minutes % 60, "minute"]];
  const first = amounts.findIndex(([amount]) => amount > 0);
  return amounts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => new Intl.NumberFormat(LOCALES[language] ?? LOCALES.en, { style: "unit", unit, unitDisplay: "short" }).format(amount))
    .join(" ");
}

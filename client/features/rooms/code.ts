/** « 123456 » → « 123 456 », in two groups that are easy to type. */
export const spaced = (code: string): string => `${code.slice(0, 3)}\u00a0${code.slice(3)}`;

/** `https://clausier.exemple.fr/salle` → « clausier.exemple.fr/salle »: what one types. */
export const typedAddress = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** The page where the code is typed, from the address that already holds it. */
export const pageOf = (joinUrl: string, code: string): string => joinUrl.replace(new RegExp(`/?${code}$`), '');

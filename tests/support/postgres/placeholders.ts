/** Placeholders as better-sqlite3 takes them (`?` in turn, `@name` in one object) → as PostgreSQL takes them (`$1`, `$2`…). */

export type Translated = {
  text: string;
  /** The name of each value, in the order of its number; null when the values come in turn. */
  names: string[] | null;
};

/** What is not SQL words (texts, quoted names, comments, casts), then the placeholders. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?|@([A-Za-z_]\w*)/g;

/** Throws when both kinds are mixed. */
export function translate(sql: string): Translated {
  const names: string[] = [];
  let inTurn = 0;
  const text = sql.replace(TOKEN, (token, name: string | undefined) => {
    if (token === '?') return `$${++inTurn}`;
    if (name === undefined) return token;
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  if (inTurn > 0 && names.length > 0) throw new Error(`two kinds of placeholders: ${sql}`);
  return { text, names: names.length > 0 ? names : null };
}

/**
 * Arithmetic of a calculation question: `+ - * / ( )`, `round floor ceil min max`, numbers and the names of its numbers.
 * Nothing else: a formula typed by a trainer runs no code.
 */
type Token = { kind: 'number'; value: number } | { kind: 'name' | 'sign'; text: string };

export type Formula = (values: ReadonlyMap<string, number>) => number;
/** Why a text is not a formula, in French. */
export type FormulaFault = { fault: string };

const TOKEN = /\s*(?:(\d+(?:[.,]\d+)?)|([a-z][a-z0-9-]*)|([-+*/(),]))/y;
const LONGEST = 300;
const DEEPEST = 40;

const FUNCTIONS: Record<string, { takes: (count: number) => boolean; apply: (values: number[]) => number }> = {
  round: { takes: (count) => count === 1, apply: ([value = 0]) => Math.round(value) },
  floor: { takes: (count) => count === 1, apply: ([value = 0]) => Math.floor(value) },
  ceil: { takes: (count) => count === 1, apply: ([value = 0]) => Math.ceil(value) },
  min: { takes: (count) => count >= 2, apply: (values) => Math.min(...values) },
  max: { takes: (count) => count >= 2, apply: (values) => Math.max(...values) },
};

class Wrong extends Error {}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  // A minus between two names needs spaces: « prix - 2 », since names may hold dashes.
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new Wrong(`caractère inattendu : « ${text.slice(at).trim().slice(0, 10)} »`);
    const [, number, name, sign] = match;
    if (number !== undefined) found.push({ kind: 'number', value: Number(number.replace(',', '.')) });
    else if (name !== undefined) found.push({ kind: 'name', text: name });
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign });
  }
  return found;
}

/** Sum, then product, then sign, then value: each level reads the next one. */
function parser(list: readonly Token[], names: ReadonlySet<string>) {
  let at = 0;
  let depth = 0;
  const isSign = (text: string): boolean => {
    const token = list[at];
    return token?.kind === 'sign' && token.text === text;
  };
  const expect = (text: string): void => {
    if (!isSign(text)) throw new Wrong(`« ${text} » attendu`);
    at++;
  };

  function call(name: string): Formula {
    const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (!known) throw new Wrong(`fonction inconnue : ${name}`);
    expect('(');
    const parts = [sum()];
    while (isSign(',')) {
      at++;
      parts.push(sum());
    }
    expect(')');
    if (!known.takes(parts.length)) throw new Wrong(`${name} ne prend pas ${parts.length} valeurs`);
    return (values) => known.apply(parts.map((part) => part(values)));
  }

  function value(): Formula {
    const token = list[at++];
    if (token?.kind === 'number') return () => token.value;
    if (token?.kind === 'name') {
      if (isSign('(')) return call(token.text);
      if (!names.has(token.text)) throw new Wrong(`nombre inconnu : ${token.text}`);
      return (values) => values.get(token.text) ?? Number.NaN;
    }
    if (token?.text === '(') {
      const inside = sum();
      expect(')');
      return inside;
    }
    throw new Wrong(token ? `« ${token.text} » inattendu` : 'la formule s’arrête trop tôt');
  }

  function signed(): Formula {
    if (++depth > DEEPEST) throw new Wrong('trop de parenthèses');
    const negative = isSign('-');
    if (negative) at++;
    const inside = negative ? signed() : value();
    depth--;
    return negative ? (values) => -inside(values) : inside;
  }

  function product(): Formula {
    let left = signed();
    while (isSign('*') || isSign('/')) {
      const divides = isSign('/');
      at++;
      const [before, after] = [left, signed()];
      left = divides ? (values) => before(values) / after(values) : (values) => before(values) * after(values);
    }
    return left;
  }

  function sum(): Formula {
    let left = product();
    while (isSign('+') || isSign('-')) {
      const takes = isSign('-');
      at++;
      const [before, after] = [left, product()];
      left = takes ? (values) => before(values) - after(values) : (values) => before(values) + after(values);
    }
    return left;
  }

  return () => {
    const whole = sum();
    if (at < list.length) throw new Wrong('la formule continue après sa fin');
    return whole;
  };
}

/** @param names the numbers it may use */
export function readFormula(text: string, names: readonly string[]): Formula | FormulaFault {
  if (text.length > LONGEST) return { fault: 'formule trop longue' };
  try {
    return parser(tokens(text), new Set(names))();
  } catch (error) {
    if (error instanceof Wrong) return { fault: error.message };
    throw error;
  }
}

/**
 * Makes files of published contracts in the 2022 format, as large as wanted: same seed, same bytes. Buyers follow a Zipf law, amounts the
 * measured quantiles; some records are dirty in the ways seen in real files, some come back. SIRET are made up (prefix 99, right key).
 * Written as it goes: a million contracts never stand in memory.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import {
  AMOUNT_QUANTILES,
  DEEDS,
  DIVISIONS,
  ENVIRONMENT,
  EUROPEAN_THRESHOLD,
  MONTHS,
  MONTHS_LONG,
  OFFERS,
  PLACES,
  PRICE_FORMS,
  PRICE_KINDS,
  PROCEDURES_ABOVE,
  PROCEDURES_BELOW,
  SOCIAL,
  THINGS,
  type Weighted,
} from './figures.ts';

type Contract = Record<string, unknown>;

export type Generated = { contracts: number; duplicates: number; dirty: number; bytes: number };
export type GeneratorOptions = {
  contracts: number;
  seed?: number /** Shares of dirty records and of records that come back. */;
  dirty?: number;
  duplicates?: number;
  buyers?: number;
};

/** mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Luhn key of the digits before it. */
function keyOf(digits: string): number {
  let sum = 0;
  for (let at = digits.length - 1, odd = true; at >= 0; at--, odd = !odd) {
    const doubled = Number(digits[at]) * (odd ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

/** The SIRET of the nth made-up company. */
export function madeUpSiret(n: number): string {
  const start = `99${String(n).padStart(6, '0')}`;
  const siren = `${start}${keyOf(start)}`;
  const office = `${siren}${String(1 + (n % 9)).padStart(4, '0')}`;
  return `${office}${keyOf(office)}`;
}

/** Draws by weight, from running sums made once. */
function drawer<T>(table: Weighted<T>, random: () => number): () => T {
  let sum = 0;
  const steps = table.map(([value, weight]) => {
    sum += weight;
    return { value, upTo: sum };
  });
  const [first] = steps;
  if (!first) throw new Error('nothing to draw from');
  return () => {
    const at = random() * sum;
    return (steps.find(({ upTo }) => at < upTo) ?? first).value;
  };
}

/** Log10 between two quantiles. */
function amountAt(share: number): number {
  const above = AMOUNT_QUANTILES.findIndex(([, quantile]) => quantile >= share);
  const [[low, from] = [1, 0], [high, to] = [1, 1]] = AMOUNT_QUANTILES.slice(Math.max(0, above - 1), Math.max(2, above + 1));
  const log = Math.log10(low) + (Math.log10(high) - Math.log10(low)) * ((share - from) / (to - from || 1));
  return Math.max(1, Math.round(10 ** log * 100) / 100);
}

/** Rank of a buyer under a Zipf law of exponent 0.8, by running sums. */
function zipf(count: number, random: () => number): () => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) {
    sum += 1 / (rank + 1) ** 0.8;
    sums[rank] = sum;
  }
  return () => {
    const at = random() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

const two = (n: number): string => String(n).padStart(2, '0');

/** What real files get wrong, each as one change of a clean contract. */
const FAULTS: readonly ((contract: Contract) => void)[] = [
  (contract) => Object.assign(contract, { montant: 99_999_999_999.99 }),
  (contract) => Object.assign(contract, { montant: String(contract.montant).replace('.', ',') }),
  (contract) => Object.assign(contract, { montant: 0 }),
  (contract) => Object.assign(contract, { considerationsSociales: { considerationSociale: ['Pas de considération sociale', 'Clause sociale'] } }),
  (contract) => Object.assign(contract, { considerationsSociales: 'Clause sociale' }),
  (contract) => {
    delete contract.considerationsSociales;
  },
  (contract) => Object.assign(contract, { dateNotification: '0222-04-29' }),
  (contract) => Object.assign(contract, { dateNotification: `${String(contract.dateNotification)}+02:00` }),
  (contract) => Object.assign(contract, { codeCPV: String(contract.codeCPV).slice(0, 7) }),
  (contract) => Object.assign(contract, { objet: Buffer.from(String(contract.objet), 'utf8').toString('latin1') }),
  (contract) => Object.assign(contract, { titulaires: [] }),
  (contract) => Object.assign(contract, { nature: 'MARCHE' }),
];

export function makeContracts({ seed = 20_261_123, buyers = 4_500 }: Pick<GeneratorOptions, 'seed' | 'buyers'>) {
  const random = randomFrom(seed);
  const draw = {
    month: drawer(MONTHS, random),
    division: drawer(DIVISIONS, random),
    offers: drawer(OFFERS, random),
    social: drawer(SOCIAL, random),
    environment: drawer(ENVIRONMENT, random),
    months: drawer(MONTHS_LONG, random),
    below: drawer(PROCEDURES_BELOW, random),
    above: drawer(PROCEDURES_ABOVE, random),
    kind: drawer(PRICE_KINDS, random),
    form: drawer(PRICE_FORMS, random),
    buyer: zipf(buyers, random),
  };
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const word = (list: readonly string[]): string => list[whole(0, list.length - 1)] ?? '';
  let count = 0;
  const next = (): Contract => {
    count += 1;
    const amount = amountAt(random());
    const division = draw.division();
    const notified = `${whole(2024, 2026)}-${two(draw.month())}-${two(whole(1, 28))}`;
    const [fewest, most] = draw.offers();
    const buyer = madeUpSiret(draw.buyer());
    return {
      id: `${notified.slice(0, 4)}M${String(count).padStart(9, '0')}`,
      acheteur: { id: buyer },
      nature: 'Marché',
      objet: `${word(DEEDS)} ${word(THINGS)} – ${word(PLACES)} : prestations décrites au cahier des clauses techniques particulières, y compris les sujétions d’exécution et les fournitures associées (opération ${count})`,
      codeCPV: `${division}${String(whole(0, 9_999)).padStart(4, '0')}00`,
      techniques: { technique: [random() < 0.3 ? 'Accord-cadre' : 'Sans objet'] },
      modalitesExecution: { modaliteExecution: [random() < 0.3 ? 'Bons de commande' : 'Sans objet'] },
      marcheInnovant: false,
      ccag: division === '45' ? 'Travaux' : 'Fournitures courantes et services',
      offresRecues: whole(fewest, most),
      attributionAvance: amount > 50_000,
      tauxAvance: amount > 50_000 ? whole(1, 6) / 20 : 0,
      typeGroupementOperateurs: 'Pas de groupement',
      sousTraitanceDeclaree: random() < 0.05,
      procedure: amount < EUROPEAN_THRESHOLD ? draw.below() : draw.above(),
      lieuExecution: { code: two(whole(1, 95)), typeCode: 'Code département' },
      dureeMois: draw.months(),
      dateNotification: notified,
      datePublicationDonnees: notified,
      montant: amount,
      typesPrix: { typePrix: [draw.kind()] },
      formePrix: draw.form(),
      titulaires: [{ titulaire: { typeIdentifiant: 'SIRET', id: madeUpSiret(100_000 + whole(0, 60_000)) } }],
      considerationsSociales: { considerationSociale: [...draw.social()] },
      considerationsEnvironnementales: { considerationEnvironnementale: [...draw.environment()] },
    };
  };
  return { next, random };
}

const FLUSH = 1 << 20;

/** Writes the file; `contracts` are distinct ones, those that come back are on top. */
export function writeContracts(path: string, { contracts, dirty = 0.06, duplicates = 0.02, ...rest }: GeneratorOptions): Generated {
  const { next, random } = makeContracts(rest);
  const file = openSync(path, 'w');
  const made: Generated = { contracts, duplicates: 0, dirty: 0, bytes: 0 };
  let waiting = '{"marches":{"marche":[\n';
  const flush = (): void => {
    made.bytes += writeSync(file, waiting);
    waiting = '';
  };
  for (let index = 0; index < contracts; index++) {
    const contract = next();
    if (random() < dirty) {
      FAULTS[Math.floor(random() * FAULTS.length)]?.(contract);
      made.dirty += 1;
    }
    const text = JSON.stringify(contract);
    waiting += index === 0 ? text : `,\n${text}`;
    if (random() < duplicates) {
      waiting += `,\n${text}`;
      made.duplicates += 1;
    }
    if (waiting.length > FLUSH) flush();
  }
  waiting += '\n]}}\n';
  flush();
  closeSync(file);
  return made;
}

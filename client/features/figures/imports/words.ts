/** What an import is, in the words of who sends it. Pure: nothing here asks the server or knows the day. */
import type { Import, ImportKind, ImportReport, ImportState } from '#shared/api/imports.ts';
import type { RecordFormat } from '#shared/decp/record.ts';
import { counted, formatBytes, formatDay, formatMoney, formatNumber, formatRate } from '#shared/format.ts';
import { dayIn } from '../../../moments.ts';

export type KindWords = {
  label: string;
  /** What one line of it is. */
  one: string;
  many: string;
  help: string;
  /** What is accepted, in one sentence. */
  accepts: string;
  /** Where to find it. */
  where: string;
  /** Nothing of it was imported yet: what it would give. */
  empty: string;
};

export const KIND_WORDS: Record<ImportKind, KindWords> = {
  contracts: {
    label: 'Données essentielles',
    one: 'marché',
    many: 'marchés',
    help: 'Les marchés que vous avez publiés.',
    accepts: 'Fichier JSON ou XML des données essentielles (format 2019 ou 2022), ou table consolidée au format CSV.',
    where: 'Votre profil d’acheteur les exporte\u202f; le portail national des données ouvertes publie celles de tous les acheteurs.',
    empty: 'Elles donnent les taux de considérations sociales et environnementales, la cartographie et les gisements.',
  },
  purchases: {
    label: 'Achats de la comptabilité',
    one: 'ligne',
    many: 'lignes',
    help: 'Ce que vous avez payé, fournisseur par fournisseur.',
    accepts: 'Fichier CSV, une ligne par paiement ou par fournisseur\u202f: un montant, et le SIRET ou le SIREN du fournisseur.',
    where:
      'Votre service financier les extrait du logiciel de comptabilité, pour une année civile entière\u202f: ce qui est payé au titre de marchés, sans les subventions ni la paie.',
    empty: 'Ils disent si le seuil du schéma (CCP, art.\u00a0D.\u00a02111-3) est dépassé, et ce qui va aux structures inclusives et aux entreprises de l’ESS.',
  },
  suppliers: {
    label: 'Listes de fournisseurs',
    one: 'fournisseur',
    many: 'fournisseurs',
    help: 'Qui est une structure inclusive, une ESUS, une PME.',
    accepts: 'Fichier CSV, une ligne par structure\u202f: son SIRET ou son SIREN, et son type s’il varie d’une ligne à l’autre.',
    where:
      'La liste des ESUS vient de l’État, celle de l’ESS d’ESS France, celle des structures inclusives du Marché de l’inclusion\u202f; la vôtre convient aussi.',
    empty: 'Elles font reconnaître les fournisseurs payés par leur numéro.',
  },
};

export const STATE_WORDS: Record<ImportState, string> = {
  waiting: 'En attente',
  reading: 'Lecture en cours',
  done: 'Importé',
  failed: 'Échec',
  cancelled: 'Arrêté',
  interrupted: 'Interrompu',
};

const FORMAT_WORDS: Record<RecordFormat, string> = {
  'json-2022': 'JSON, format 2022',
  'json-2019': 'JSON, format 2019',
  'xml-2022': 'XML, format 2022',
  'xml-2019': 'XML, format 2019',
  table: 'table consolidée',
};

const SEPARATORS: Record<string, string> = { ';': 'point-virgule', ',': 'virgule', '|': 'barre', '\t': 'tabulation' };

/** « JSON, format 2022, UTF-8 ». */
export const formatWords = ({ format, encoding, separator }: ImportReport): string =>
  [format ? FORMAT_WORDS[format] : null, encoding || null, separator ? `séparateur ${SEPARATORS[separator] ?? `«\u00a0${separator}\u00a0»`}` : null]
    .filter((part) => part !== null)
    .join(', ');

/** « du 3 mars 2024 au 12 mai 2026 », or nothing when no day is known. */
function spanWords({ firstDay, lastDay }: { firstDay: string | null; lastDay: string | null }): string {
  if (firstDay === null || lastDay === null) return '';
  return firstDay === lastDay ? `le ${formatDay(firstDay)}` : `du ${formatDay(firstDay)} au ${formatDay(lastDay)}`;
}

/** Share of the file already read, in basis points; null before the first byte. */
export const readShare = ({ bytes, bytesRead }: { bytes: number; bytesRead: number }): number | null =>
  bytes === 0 || bytesRead === 0 ? null : Math.min(10_000, Math.floor((bytesRead * 10_000) / bytes));

/** « 45 %, 12 000 marchés lus »; while one waits: why. */
export function progressWords(one: Pick<Import, 'kind' | 'state' | 'bytes' | 'bytesRead' | 'recordsRead'>): string {
  if (one.state === 'waiting') return 'En attente\u202f: un autre fichier est en cours de lecture.';
  const share = readShare(one);
  const read = one.recordsRead === 0 ? null : `${countOf(one.kind, one.recordsRead)} ${readWord(one.kind, one.recordsRead)}`;
  return [share === null ? 'La lecture commence' : formatRate(Math.floor(share / 100) * 100), read].filter((part) => part !== null).join(', ');
}

const readWord = (kind: ImportKind, count: number): string => `lu${kind === 'purchases' ? 'e' : ''}${count > 1 ? 's' : ''}`;

/** What the file holds, for the list: « 640 marchés, du 3 janvier 2024 au 12 mai 2026 ». */
export function contentWords({ kind, report, state }: Pick<Import, 'kind' | 'report' | 'state'>): string {
  if (!report) return state === 'waiting' || state === 'reading' ? 'Pas encore lu' : 'Rien n’en est gardé';
  const { one, many } = KIND_WORDS[kind];
  const span = spanWords(report) || yearsWords(report);
  return [counted(report.read, one, many), span, state === 'done' && isSameAgain(report) ? 'rien de nouveau' : ''].filter(Boolean).join(', ');
}

function yearsWords({ years }: ImportReport): string {
  const known = years.map(({ year }) => year);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0) return '';
  return first === last ? `année ${first}` : `de ${first} à ${last}`;
}

const earliest = (days: readonly (string | null)[]): string | null => days.filter((day) => day !== null).sort()[0] ?? null;
const latest = (days: readonly (string | null)[]): string | null =>
  days
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null;

/** One sentence per kind: what is here, from when, and since when. Null when nothing of it is. */
export function heldWords(imports: readonly Import[]): string | null {
  const done = imports.filter(({ state }) => state === 'done');
  const [first] = done;
  if (!first) return null;
  const reports = done.flatMap(({ report }) => (report ? [report] : []));
  const when = latest(done.map(({ endedAt, createdAt }) => endedAt ?? createdAt));
  const files = `${counted(done.length, 'fichier')}${when ? `, le dernier importé le ${formatDay(dayIn(when))}` : ''}`;
  const span = spanWords({ firstDay: earliest(reports.map(({ firstDay }) => firstDay)), lastDay: latest(reports.map(({ lastDay }) => lastDay)) });
  if (first.kind === 'contracts') return span ? `${files}\u202f: marchés notifiés ${span}.` : `${files}.`;
  const years = [...new Set(reports.flatMap((report) => report.years.map(({ year }) => year)))].sort((left, right) => left - right);
  return first.kind === 'purchases' && years.length > 0 ? `${files}\u202f: ${years.length > 1 ? 'années' : 'année'} ${years.join(', ')}.` : `${files}.`;
}

/** « 1 234 marchés ». */
export const countOf = (kind: ImportKind, count: number): string => counted(count, KIND_WORDS[kind].one, KIND_WORDS[kind].many);

/** One line of « what became of them »: the number, then the words. */
export type Fate = { count: number; words: string };

const FATES: Record<ImportKind, (report: ImportReport) => Fate[]> = {
  contracts: (report) => [
    { count: report.added, words: 'ajoutés' },
    { count: report.unchanged, words: 'déjà connus, inchangés' },
    { count: report.replaced, words: 'mis à la place d’une publication plus ancienne' },
    { count: report.otherBuyers, words: 'd’autres acheteurs, laissés de côté' },
    { count: report.dropped, words: 'non retenus, dont les doublons' },
  ],
  purchases: (report) => [
    { count: report.added, words: 'ajoutées' },
    { count: report.unchanged, words: 'déjà connues, inchangées' },
    { count: report.replaced, words: 'mises à la place d’un fichier plus ancien' },
    { count: report.dropped, words: 'non retenues' },
  ],
  suppliers: (report) => [
    { count: report.added, words: 'ajoutés' },
    { count: report.unchanged, words: 'déjà connus, inchangés' },
    { count: report.replaced, words: 'mis à la place de l’ancienne liste' },
    { count: report.dropped, words: 'non retenus' },
  ],
};

/** What became of the records read; the first is always said, the others when there are any. */
export const fatesOf = (kind: ImportKind, report: ImportReport): Fate[] => FATES[kind](report).filter(({ count }, index) => index === 0 || count > 0);

/** What nothing changed sounds like: the same file, sent again. */
export const isSameAgain = ({ read, unchanged, dropped, otherBuyers, added, replaced }: ImportReport): boolean =>
  read > 0 && unchanged > 0 && added === 0 && replaced === 0 && unchanged + dropped + otherBuyers <= read;

/** « 640 marchés lus, 12 ajoutés », said once the reading is over. */
export function endedWords(one: Import): string {
  const name = `«\u00a0${one.file}\u00a0»`;
  if (one.state === 'failed') return `${name} n’a pas pu être importé. ${one.failure?.message ?? ''}`.trim();
  if (one.state === 'cancelled') return `L’import de ${name} est arrêté\u202f: rien n’a changé.`;
  if (one.state === 'interrupted') return `L’import de ${name} a été interrompu\u202f: rien n’a changé.`;
  if (!one.report) return `${name} est importé.`;
  if (isSameAgain(one.report)) return `${name} est lu\u202f: tout était déjà connu, rien n’a changé.`;
  const fates = fatesOf(one.kind, one.report).map(({ count, words }) => `${formatNumber(count)} ${words}`);
  return `${name} est importé\u202f: ${countOf(one.kind, one.report.read)}, ${fates.join(', ')}.`;
}

/** « 600 Ko, envoyé le 3 mars 2026 par … ». */
export const sentWords = ({ bytes, createdAt, by }: Pick<Import, 'bytes' | 'createdAt' | 'by'>): string =>
  `${formatBytes(bytes)}, envoyé le ${formatDay(dayIn(createdAt))}${by ? ` par ${by}` : ''}`;

/** The list's own name and day: « Liste des ESUS, du 31 janvier 2026 ». Null for the other kinds. */
export function listWords({ kind, options }: Pick<Import, 'kind' | 'options'>): string | null {
  if (kind !== 'suppliers' || !('on' in options)) return null;
  return `${options.name}, du ${formatDay(options.on)}`;
}

/** The lists that are more than a year old, named; null when none is. */
export function staleWords(imports: readonly Import[]): string | null {
  const names = imports.filter(({ stale, state }) => stale && state === 'done').map((one) => listWords(one) ?? one.file);
  if (names.length === 0) return null;
  return names.length === 1
    ? `Cette liste a plus d’un an\u202f: ${names[0]}. Importez la nouvelle à sa place.`
    : `Ces listes ont plus d’un an\u202f: ${names.join('\u202f; ')}. Importez les nouvelles à leur place.`;
}

/** Of whom, in the file: what the options kept. Null when everything was. */
export function keptWords({ options }: Pick<Import, 'options'>): string | null {
  if ('buyers' in options) {
    const [only, ...others] = options.buyers;
    if (only === undefined) return null;
    return others.length === 0 ? `Seulement les marchés du SIREN ${only}` : `Seulement les marchés des SIREN ${listed(options.buyers)}`;
  }
  if ('buyer' in options) return options.buyer ? `Payé par le SIREN ${options.buyer}` : null;
  return null;
}

const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`);

const DECIDE: readonly string[] = ['SOCIAL_CONTRADICTION', 'ENVIRONMENT_CONTRADICTION'];

/** « 3 marchés disent « pas de considération » à côté d’une autre ». Null when none does. */
export function toDecide({ anomalies }: Pick<ImportReport, 'anomalies'>): string | null {
  const count = anomalies.filter(({ code }) => DECIDE.includes(code)).reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return null;
  return `${counted(count, 'contradiction')} à décider\u202f: «\u00a0pas de considération\u00a0» y est publié à côté d’une autre`;
}

/** What the file says as a whole, one sentence each. */
export function factsOf(report: ImportReport): string[] {
  const span = spanWords(report);
  return [
    span ? `Marchés notifiés ${span}.` : null,
    report.buyers > 0 ? `${counted(report.buyers, 'acheteur')}, ${counted(report.holders, 'titulaire')}.` : null,
    report.modified > 0
      ? `${counted(report.modified, 'marché modifié', 'marchés modifiés')} depuis leur notification\u202f: montant et durée sont ceux de la dernière modification.`
      : null,
    report.strictDuplicates > 0 ? `${counted(report.strictDuplicates, 'doublon exact', 'doublons exacts')}, chaque marché compté une fois.` : null,
    report.repeatedNumbers > 0
      ? `${counted(report.repeatedNumbers, 'numéro de marché revient', 'numéros de marché reviennent')} plusieurs fois chez le même acheteur.`
      : null,
  ].filter((sentence) => sentence !== null);
}

/** The sum, and what adding every line would have given where that differs. */
export function amountSentences({ amountCents, everyLineCents }: Pick<ImportReport, 'amountCents' | 'everyLineCents'>): string[] {
  if (amountCents === null) return [];
  const sum = `Montant total, chaque marché compté une fois\u202f: ${formatMoney(amountCents)}.`;
  if (everyLineCents === null || everyLineCents === amountCents) return [sum];
  return [
    sum,
    `Additionner toutes les lignes aurait donné ${formatMoney(everyLineCents)}\u202f: un marché y est répété pour chaque titulaire et chaque modification.`,
  ];
}

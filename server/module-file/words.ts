/** The fields of a module's file as a person calls them; the file writes them in English. */
const FIELDS: Record<string, string> = {
  title: 'titre',
  summary: 'résumé',
  audience: 'public',
  minutes: 'durée en minutes',
  passMark: 'seuil de réussite',
  draw: 'questions tirées',
  objectives: 'objectifs',
  reviewedOn: 'relu le',
  lessons: 'leçons',
  lesson: 'leçon',
  case: 'cas réel',
  sheet: 'fiche',
  questions: 'questions',
  id: 'identifiant',
  text: 'texte',
  references: 'articles',
  confidence: 'confiance',
  kind: 'forme',
  prompt: 'énoncé',
  explanation: 'explication',
  options: 'choix',
  right: 'juste',
  why: 'pourquoi on s’y trompe',
  steps: 'étapes',
  pairs: 'paires',
  left: 'à gauche',
  extra: 'réponses en trop',
  numbers: 'nombres',
  min: 'au moins',
  max: 'au plus',
  step: 'pas',
  unit: 'unité',
  formula: 'formule',
  decimals: 'décimales',
  tolerance: 'tolérance',
  working: 'raisonnement',
  piece: 'pièce',
  paragraphs: 'paragraphes',
  rule: 'contrôle',
  fixed: 'paragraphe corrigé',
  outline: 'plan',
};
const fieldWord = (name: string): string => (Object.hasOwn(FIELDS, name) ? `${FIELDS[name]} (${name})` : name);

/** « seuil de réussite (passMark) » : the fault of a field, when it has a name; its part of the file is said elsewhere. */
export function wordedFault(path: string, message: string): string {
  const [part = '', ...inside] = path.split('/').filter((step) => !/^\d+$/.test(step));
  const names = (part === 'questions' || part === 'lessons' || part === 'case') && inside.length > 0 ? inside : [part, ...inside].filter(Boolean);
  const last = names.at(-1);
  // « Le champ « titre » n’existe pas » names it already.
  if (last === undefined || message.includes(`« ${last} »`)) return message;
  return `« ${names.map(fieldWord).join(' › ')} » : ${message}`;
}

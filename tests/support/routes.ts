/**
 * Every route of the description, with a request that fits it: addresses, queries and bodies are tables, so that a new
 * route is a line more. A route whose address or body has no line fails the tests that use this.
 */
import type { InjectOptions } from 'fastify';
import { PERMISSION_NAMES, type Rule, RULES } from '../../shared/permissions.ts';
import type { TestApp } from './app.ts';
import { importUpload } from './imports.ts';
import { packUpload } from './packs.ts';
import { png } from './pictures.ts';
import { documentUpload, wordFile } from './tender.ts';
import { multipart, upload } from './upload.ts';

/** One of each thing an organisation holds. */
export type Ids = {
  import: string;
  review: string;
  comment: string;
  task: string;
  /** Who filled the organisation. */
  author: string;
  round: string;
  part: string;
  remark: string;
  consulted: string;
  publication: string;
  /** A public consultation under way, one comment published in it, its answer. */
  participation: string;
  voice: string;
  answer: string;
  ownModule: string;
  ownClause: string;
  clauseComment: string;
  room: string;
  department: string;
  contact: string;
  event: string;
  scheme: string;
  tender: string;
  lot: string;
  document: string;
  file: string;
  team: string;
  person: string;
  /** Of who filled the organisation. */
  attempt: string;
  cohort: string;
  /** Of that person: what a session is closed by. */
  handle: string;
};

export type Operation = { route: string; method: (typeof METHODS)[number]; path: string; rule: Rule | null; hasBody: boolean };

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** The documents of `fillOrganisation` were saved once since they were made. */
const REVISION = 2;

type Description = { paths: Record<string, Record<string, { 'x-rule'?: unknown; requestBody?: unknown }>> };

/** In the order they are described, those that take things away last: they leave what the others need. */
export async function operationsOf(app: TestApp): Promise<Operation[]> {
  const { paths } = (await app.call({ method: 'GET', url: '/api/openapi.json' })).json<Description>();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([name, { 'x-rule': said, requestBody }]): Operation[] => {
      const method = METHODS.find((known) => known === name.toUpperCase());
      if (!method) throw new Error(`${name} ${path}: a method no test sends`);
      return [
        {
          route: `${method} ${path}`,
          method,
          path,
          rule: [...RULES, ...PERMISSION_NAMES].find((rule) => rule === said) ?? null,
          hasBody: requestBody !== undefined,
        },
      ];
    }),
  );
  const weight = ({ method, path }: Operation): number => (path.endsWith('/restore') ? 100 : method === 'DELETE' ? 50 - path.split('/').length : 0);
  return operations.sort((a, b) => weight(a) - weight(b));
}

/** What an address names that belongs to an organisation, by the end of the path that names it. */
const OWNED: Record<string, keyof Ids> = {
  '/schemes/{id}': 'scheme',
  '/reviews/{reviewId}': 'review',
  '/comments/{commentId}': 'comment',
  '/tasks/{taskId}': 'task',
  '/rounds/{roundId}': 'round',
  '/parts/{partId}': 'part',
  '/remarks/{remarkId}': 'remark',
  '/consulted/{consultedId}': 'consulted',
  '/publications/{publicationId}': 'publication',
  '/participations/{participationId}': 'participation',
  '/voices/{voiceId}': 'voice',
  '/answers/{answerId}': 'answer',
  '/imports/{id}': 'import',
  '/tenders/{id}': 'tender',
  '/documents/{docId}': 'document',
  '/lots/{lotId}': 'lot',
  '/results/{lotId}': 'lot',
  '/files/{id}': 'file',
  '/teams/{id}': 'team',
  '/people/{id}': 'person',
  '/sessions/{handle}': 'handle',
  '/cohorts/{id}': 'cohort',
  '/own-modules/{id}': 'ownModule',
  '/own-clauses/{id}': 'ownClause',
  '/comments/{threadId}': 'clauseComment',
  '/rooms/{id}': 'room',
  '/departments/{id}': 'department',
  '/contacts/{id}': 'contact',
  '/events/{id}': 'event',
};
/** What belongs to one person: not there for another one, of the same organisation or not. */
const PERSONAL: Record<string, keyof Ids> = {
  '/attempts/{id}': 'attempt',
};
/** What everybody shares: the law, the library. */
const COMMON: Record<string, string> = {
  '/clauses/{slug}': 'heures-insertion-travaux',
  '/references/{id}': 'ccp-l2111-3',
  '/watch/{kind}': 'reference',
  '/items/{itemId}': 'ccp-l2111-3',
  '/labour-shares/{id}': 'gros-oeuvre',
  '/versions/{revision}': '1',
  '/versions/{number}': '1',
  '/cpv/{code}': '45210000-2',
  '/modules/{id}': 'droit-et-cibles',
  '/exercises/{id}': 'blanchisserie',
  '/indicators/{id}': 'considerations-sociales-nombre',
  '/measures/{year}': '2025',
  '/contracts/{key}': 'inconnue',
  // Of nobody: `certificates.test.ts` asks for those of others.
  '/certificates/{code}': '00000000000000000000000000000000',
  '/flagged-questions/{id}': 'droit-petit-lot',
};
/** What an address cannot be asked without. */
const QUERIES: Record<string, string> = {
  'GET /api/cpv': '?q=travaux',
  'GET /api/own-clauses/{id}/difference': '?from=base&to=current',
  'GET /api/purchases/suppliers': '?year=2025',
};

const TOKEN = 'un-jeton-qui-n-ouvre-rien-du-tout';
const PHRASE = 'quatre mots sans rapport avec rien';
const HOURS = { method: 'works-and-services', amountCents: 100_000_000, labourShare: 5000 };
const ROUND_PART = { departmentId: null, name: 'Direction de l’exemple', people: [], places: ['gouvernance'], questions: [] };
/** Open the day tests run on. */
export const PARTICIPATION = {
  ...{ title: 'Votre avis', introduction: '', opensOn: '2026-11-23', closesOn: '2027-01-15', takesComments: true, legalBasis: '', contact: '' },
};
const INSERTION = ({ lot }: Ids): object => ({ items: [{ slug: 'heures-insertion-travaux', lot, after: 'end' }] });
let people = 0;

const BODIES: Record<string, (ids: Ids) => object> = {
  'POST /api/schemes': () => ({ title: 'Essai' }),
  'PATCH /api/schemes/{id}': () => ({ title: 'Essai' }),
  'POST /api/schemes/{id}/comments': () => ({ text: 'Essai', anchor: { step: 'axes', rowId: null, field: null, quote: '' } }),
  'PATCH /api/schemes/{id}/comments/{commentId}': () => ({ resolved: true }),
  'POST /api/schemes/{id}/tasks': ({ author }) => ({ title: 'Essai', ownerId: author }),
  'PATCH /api/schemes/{id}/tasks/{taskId}': () => ({ done: true }),
  'POST /api/schemes/{id}/presence': () => ({ step: 'axes' }),
  'POST /api/schemes/{id}/reviews': () => ({ kind: 'annual-review', year: 2025 }),
  'PATCH /api/schemes/{id}/reviews/{reviewId}': () => ({ publishedOn: '2026-06-20', place: 'Conseil' }),
  'POST /api/schemes/{id}/rounds': () => ({ title: 'Relecture', message: '', dueOn: '2027-01-15', parts: [ROUND_PART] }),
  'POST /api/schemes/{id}/rounds/{roundId}/messages': () => ({ parts: [] }),
  'PUT /api/schemes/{id}/rounds/{roundId}/parts/{partId}/answer': () => ({ verdict: 'agree', answers: [], remarks: [], receivedAs: 'Courriel' }),
  'PUT /api/schemes/{id}/rounds/{roundId}/remarks/{remarkId}': () => ({ state: 'taken', reason: 'Fait' }),
  'POST /api/schemes/{id}/consulted': () => ({ who: 'Un réseau', how: 'Atelier', on: '2026-10-12', outcome: '' }),
  'POST /api/schemes/{id}/publications': () => ({ note: '' }),
  'POST /api/schemes/{id}/publications/{publicationId}/replaced': () => ({ reason: 'Délibération retirée' }),
  'POST /api/schemes/{id}/participations': () => ({ ...PARTICIPATION, places: ['gouvernance'] }),
  'PATCH /api/schemes/{id}/participations/{participationId}': () => ({ introduction: 'Essai' }),
  'PUT /api/schemes/{id}/participations/{participationId}/voices/{voiceId}/decision': () => ({ state: 'accepted', reason: null, duplicateOf: null }),
  'POST /api/schemes/{id}/participations/{participationId}/answers': ({ voice }) => ({ comments: [voice], outcome: 'taken', text: '', heldIn: 'Axe 1' }),
  'PUT /api/schemes/{id}/participations/{participationId}/answers/{answerId}': ({ voice }) => ({
    ...{ comments: [voice], outcome: 'answered', text: 'Merci', heldIn: '' },
  }),
  'PUT /api/schemes/{id}/sharing': ({ team }) => ({ teamId: null, shares: [{ holder: 'team', holderId: team, access: 'write' }] }),
  'POST /api/clauses/{slug}/fill': () => ({ piece: 'ccap' }),
  'POST /api/clauses/{slug}/export.docx': () => ({}),
  'POST /api/tenders': () => ({ title: 'Essai' }),
  'PATCH /api/tenders/{id}': () => ({ title: 'Essai' }),
  'POST /api/tenders/{id}/clauses/renewals': () => ({ items: [] }),
  'PUT /api/tenders/{id}/results/{lotId}': () => ({ offers: 3, outcome: 'awarded', reason: '', decidedOn: null }),
  'PUT /api/tenders/{id}/sharing': ({ team }) => ({ teamId: null, shares: [{ holder: 'team', holderId: team, access: 'write' }] }),
  'PATCH /api/tenders/{id}/documents/{docId}': () => ({ piece: 'ccap' }),
  'POST /api/tenders/{id}/documents/{docId}/insertions': INSERTION,
  'POST /api/tenders/{id}/documents/{docId}/insertions/preview': INSERTION,
  'POST /api/hours/annex.docx': () => HOURS,
  'POST /api/hours/estimate': () => HOURS,
  'PUT /api/hours/labour-shares/{id}': () => ({ shareBasisPoints: 5000, source: '' }),
  'POST /api/session': () => ({ email: 'personne@exemple.test', password: PHRASE }),
  'POST /api/session/second-factor': () => ({ code: '000000' }),
  'POST /api/session/sso': () => ({}),
  'POST /api/links/facts': () => ({ token: TOKEN }),
  'POST /api/links/use': () => ({ token: TOKEN, password: PHRASE }),
  'POST /api/password-resets': () => ({ email: 'personne@exemple.test' }),
  'PUT /api/account/password': () => ({ current: PHRASE, next: `${PHRASE} encore` }),
  'PUT /api/account/second-factor': () => ({ secret: 'JBSWY3DPEHPK3PXP', code: '000000' }),
  'DELETE /api/account/second-factor': () => ({ code: '000000' }),
  'POST /api/account/recovery-codes': () => ({ code: '000000' }),
  'POST /api/people': ({ team }) => ({ email: `invitee-${++people}@exemple.test`, name: 'Personne invitée', roles: ['reader'], teamIds: [team] }),
  'PATCH /api/people/{id}': () => ({ name: 'Autre nom' }),
  'POST /api/teams': () => ({ name: `Équipe ${++people}` }),
  'PATCH /api/teams/{id}': () => ({ name: `Équipe ${++people}` }),
  'PUT /api/training/modules/{id}/reading': () => ({ lesson: 'ce-qui-change', read: true }),
  'POST /api/training/attempts': () => ({ purpose: 'module', module: 'droit-et-cibles' }),
  'POST /api/training/certificates': () => ({ subject: 'path', holder: 'Camille Exemple' }),
  'POST /api/training/attempts/{id}/answers': () => ({ question: 'inconnue', answer: { choice: ['c1'] } }),
  'POST /api/training/cohorts': ({ person }) => ({ name: 'Promotion', moduleIds: ['droit-et-cibles'], personIds: [person], dueOn: null }),
  'PATCH /api/training/cohorts/{id}': () => ({ name: 'Promotion' }),
  'POST /api/training/own-modules': () => ({ title: 'Essai' }),
  'POST /api/training/own-modules/import': () => ({ text: 'title: Essai' }),
  'PATCH /api/training/own-modules/{id}': () => ({ title: 'Essai' }),
  'POST /api/own-clauses': () => ({ title: 'Essai' }),
  'PATCH /api/own-clauses/{id}': () => ({ title: 'Essai' }),
  'POST /api/own-clauses/{id}/state': () => ({ move: 'rework' }),
  'POST /api/own-clauses/{id}/update': () => ({ choice: 'keep', shippedHash: 'inconnue' }),
  'POST /api/own-clauses/{id}/comments': () => ({ text: 'Essai' }),
  'PATCH /api/own-clauses/{id}/comments/{threadId}': () => ({ resolved: true }),
  'POST /api/rooms': () => ({ module: 'droit-et-cibles', questions: 1 }),
  'POST /api/rooms/{id}/steps': () => ({ step: 'show', index: 0 }),
  'POST /api/room-seats': () => ({ code: '000000', name: 'Alix' }),
  'POST /api/room-seats/mine/answers': () => ({ question: 'inconnue', answer: { choice: ['c1'] } }),
  'POST /api/network/departments': () => ({ name: `Direction ${++people}` }),
  'PATCH /api/network/departments/{id}': () => ({ name: `Direction ${++people}` }),
  'POST /api/network/contacts': () => ({ kind: 'facilitator', name: 'Camille Exemple' }),
  'PATCH /api/network/contacts/{id}': () => ({ notes: 'Essai' }),
  'POST /api/network/events': () => ({ title: 'Essai', on: '2027-03-15' }),
  'PATCH /api/network/events/{id}': () => ({ title: 'Essai' }),
  'PUT /api/figures/settings': () => ({ buyers: [], territory: ['62'] }),
  'PUT /api/indicators/{id}/measures/{year}': () => ({ value: 1200, numerator: null, denominator: null, source: 'Essai', note: '' }),
  'PUT /api/contracts/{key}/decision': () => ({ subject: 'social', answer: 'none', reason: 'Essai' }),
  'POST /api/watch/acknowledgement': () => ({ seq: 0 }),
  'POST /api/watch/{kind}/items/{itemId}/reviews': () => ({ verdict: 'confirmed', note: '', fingerprint: 'autre' }),
  'PATCH /api/organisation': () => ({ contact: 'Service informatique' }),
};

/** Forms, which the description does not show: fields, then a file. */
const FORMS: Record<string, () => ReturnType<typeof upload>> = {
  'POST /api/packs': () => packUpload('{}'),
  'POST /api/files': () => upload('logo', png(300, 100), 'logo.png'),
  'POST /api/decp/imports': () => importUpload('marches.json'),
  'POST /api/tenders/{id}/documents': () => documentUpload('ccap', WORD, 'CCAP.docx'),
  'POST /api/own-clauses/word': () => multipart([{ name: 'file', value: WORD, filename: 'clauses.docx' }]),
};
const WORD = await wordFile('# Objet', 'Le présent cahier.');

/** True when the address itself names something of an organisation. */
export const namesOwned = ({ path }: Operation): boolean => Object.keys(OWNED).some((end) => path.includes(end));

/** What of this route no table says; empty when it can be asked. */
export function missingFrom({ route, path, hasBody }: Operation): string[] {
  const ends = path.match(/\/[\w-]+\/\{\w+\}/g) ?? [];
  return [
    ...ends.filter((end) => !(end in OWNED) && !(end in PERSONAL) && !(end in COMMON)).map((end) => `${route}: no value for ${end}`),
    ...(hasBody && !(route in BODIES) ? [`${route}: no body`] : []),
  ];
}

/** True when the route takes a form. */
export const takesForm = ({ route }: Pick<Operation, 'route'>): boolean => route in FORMS;

/** The address of a route, on what these ids name. */
export const addressOf = (path: string, ids: Ids): string =>
  path.replace('/{file}', '/page.html').replace(/(\/[\w-]+\/)\{\w+\}/g, (end, before: string) => {
    const owned = OWNED[end] ?? PERSONAL[end];
    return `${before}${owned ? ids[owned] : (COMMON[end] ?? 'inconnu')}`;
  });

/** A request that fits the route's schema, on what these ids name. */
export function requestOf(operation: Operation, ids: Ids): InjectOptions {
  const { route, method, path } = operation;
  const form = FORMS[route]?.();
  const body = BODIES[route]?.(ids);
  return {
    method,
    url: `${addressOf(path, ids)}${QUERIES[route] ?? ''}`,
    headers: { 'if-match': `"${REVISION}"`, ...form?.headers },
    ...(form ? { payload: form.payload } : body ? { payload: body } : {}),
  };
}

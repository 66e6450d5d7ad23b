/** One of each thing an organisation does together on a scheme and with its clauses, as the product itself keeps them. */
import { createHash } from 'node:crypto';
import { EMPTY_CONTACT } from '../../shared/network/empty.ts';
import { clauseHash } from '../../server/repositories/clause-hash.ts';
import { repositoriesOn } from '../../server/repositories/index.ts';
import { contentOf, familyOf } from '../../shared/clause/own-content.ts';
import { completeContent } from '../../shared/scheme/complete.ts';
import type { SchemeDocument } from '../../shared/scheme/document.ts';
import type { TestApp } from './app.ts';
import { present } from './content.ts';

const AT = '2026-11-20T09:00:00.000Z';
const LATER = '2026-11-21T09:00:00.000Z';
const SLUG = 'maison-exemple';

const DOCUMENT: SchemeDocument = {
  ...{ title: 'Schéma exemple', subtitle: '', organisation: 'Exemple', period: '', statement: '', draft: true, example: false },
  ...{ colour: '#004080', lawDate: '20 novembre 2026', nodes: [] },
};
export const WORD = new TextEncoder().encode('un fichier Word, pour l’essai');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

type Lived = { personId: string; schemeId: string; tenderId: string };

const raw = (on: TestApp, sql: string, ...values: (string | number | Uint8Array | null)[]): void => {
  on.raw.prepare(sql).run(...values);
};

async function onScheme(on: TestApp, { personId, schemeId }: Lived): Promise<void> {
  const anchor = { step: 'axes' as const, rowId: null, field: null, quote: '' };
  const { personId: _nobody, departmentId: _nowhere, ...blank } = EMPTY_CONTACT;
  const nobody = { editedAt: null, resolvedAt: null, resolvedBy: null };
  const here = { organisationId: 'local', schemeId, createdAt: AT, updatedAt: AT };
  raw(on, 'INSERT INTO scheme_versions SELECT id, revision, created_at, ?, \'["title"]\', content FROM schemes WHERE id = ?', personId, schemeId);
  raw(
    on,
    "INSERT INTO network_contacts VALUES ('contact-1', 'local', 1, 'facilitator', NULL, NULL, ?)",
    JSON.stringify({ ...blank, name: 'Structure exemple' }),
  );
  const content = completeContent({ title: 'Schéma exemple' });
  await on.opened.context.write(async (connection) => {
    const { together, schemeSaves, rounds, consulted, publications } = repositoriesOn(connection);
    await together.insertComment({ ...here, ...nobody, id: 'fil-1', threadId: null, anchor, personId, body: 'À relire', resolvedAt: AT, resolvedBy: personId });
    await together.insertComment({ ...here, ...nobody, id: 'a-reponse', threadId: 'fil-1', anchor: null, personId: null, body: null });
    const task = { ...here, id: 'tache-1', title: 'Écrire l’axe 2', anchor, dueOn: '2026-12-01', doneAt: AT };
    await together.insertTask({ ...task, ownerId: personId, authorId: personId, doneBy: personId });
    await schemeSaves.record(schemeId, personId, ['title'], LATER);
    await consulted.insert('local', schemeId, personId, { id: 'consulte-1', who: 'Les SIAE', how: 'Réunion', on: null, outcome: '', createdAt: AT });
    const round = { id: 'tour-1', schemeId, title: 'Relecture', message: 'Merci', dueOn: '2026-12-10', revision: 1, openedAt: AT, closedAt: null };
    const part = { id: 'partie-1', name: 'Voirie', places: ['axes'], questions: ['Cela vous va-t-il ?'] };
    const readers = [
      { personId, contactId: null },
      { personId: null, contactId: 'contact-1' },
    ];
    await rounds.insert('local', { ...round, personId, content, document: DOCUMENT }, [{ ...part, readers }]);
    const published = { id: 'publiee-1', schemeId, number: 1, revision: 1, title: 'Schéma exemple', note: '', adoptedOn: null, lawOn: '2026-11-20' };
    await publications.insert('local', {
      ...{ ...published, productVersion: '1', wordSha256: sha256(WORD), logo: null, template: null, publishedAt: AT },
      ...{ personId, content, document: DOCUMENT, word: WORD },
    });
  });
  raw(on, "UPDATE round_parts SET verdict = 'correct', answers = '[\"Presque\"]', answered_at = ?, answered_by = ?, revision = 2", AT, personId);
  raw(on, "INSERT INTO round_remarks VALUES ('remarque-1', 'partie-1', 0, '', 'Un mot à changer', 'taken', 'Repris', ?, ?)", AT, personId);
}

async function withClauses(on: TestApp, { personId, tenderId }: Lived): Promise<void> {
  const { items } = await on.opened.context.clauses.search({});
  const shipped = present(await on.opened.context.clauses.bySlug(present(items[0]).slug));
  const content = { ...contentOf(shipped), title: 'Clause de la maison' };
  const record = familyOf(SLUG, content);
  const hash = clauseHash(record);
  raw(
    on,
    "INSERT INTO tender_documents (id, tender_id, organisation_id, piece, name, media_type, bytes, reading, created_at, data) VALUES ('mot-1', ?, 'local', 'ccap', 'CCAP.docx', 'x', 4, '{}', ?, ?)",
    tenderId,
    AT,
    Buffer.from([0x50, 0x4b, 3, 4]),
  );
  await on.opened.context.write(async (connection) => {
    const { ownClauses, ownClauseSearch, clauseComments, clauseUse, watch } = repositoriesOn(connection);
    const position = await ownClauses.nextPosition();
    const times = { createdAt: AT, updatedAt: AT };
    const mine = { ...times, organisationId: 'local', origin: null, base: null, baseHash: null, personId, revision: 2 };
    await ownClauses.insert({ ...mine, id: 'clause-1', position, slug: SLUG, kind: 'new', state: 'published', library: 'published', version: 1, content });
    await ownClauses.insertVersion({ clauseId: 'clause-1', number: 1, hash, record, note: 'Première', personId, publishedAt: AT });
    ownClauseSearch.put(position, record);
    await ownClauses.raiseLibrary('local');
    const adapted = { base: contentOf(shipped), baseHash: clauseHash(shipped), slug: shipped.slug, content };
    await ownClauses.insert({ ...mine, ...adapted, id: 'clause-2', position: position + 1, kind: 'adapted', state: 'draft', library: 'absent', version: null });
    const said = { clauseId: 'clause-1', personId, createdAt: AT, editedAt: null };
    const anchor = { piece: null, block: null, field: 'title' as const, quote: '' };
    await clauseComments.insert({ ...said, id: 'mot-clef', replyTo: null, anchor, body: 'Un titre plus court ?', resolvedAt: AT, resolvedBy: personId });
    await clauseComments.insert({ ...said, id: 'a-suite', replyTo: 'mot-clef', anchor: null, body: 'Oui', resolvedAt: null, resolvedBy: null });
    await clauseUse.keepRecord(hash, record);
    await clauseUse.pin(tenderId, { lotId: 'lot-1', slug: SLUG, hash, number: 1 }, '2026-11-20');
    await clauseUse.setInserted('mot-1', [{ lotId: 'lot-1', slug: SLUG, hash }]);
    await clauseUse.saveResult(tenderId, { lotId: 'lot-1', revision: 1, offers: 2, outcome: 'awarded', reason: '', decidedOn: null }, 0, AT);
    const read = { id: 'relu-1', kind: 'reference' as const, itemId: 'l2111-3', verdict: 'confirmed' as const, note: '', fingerprint: 'abc' };
    await watch.insertReview('local', personId, { ...read, on: '2026-11-20', at: AT, by: null });
  });
  raw(on, "INSERT INTO content_changes VALUES (7, '2026.2', 2, '2026-11-20', 'reference', 'l2111-3', 'Un article', 'changed', 'text', NULL, NULL)");
  raw(on, "INSERT INTO watch_acknowledgements VALUES ('local', 7, '2026-11-20', ?)", personId);
}

/** A public consultation that ended, one comment published in it, its answer. */
async function withThePublic(on: TestApp, { personId, schemeId }: Lived): Promise<void> {
  await on.opened.context.write(async (connection) => {
    const { participations, participationComments: comments } = repositoriesOn(connection);
    const places = [{ id: 'gouvernance', title: 'Gouvernance' }];
    const said = {
      title: 'Votre avis',
      introduction: 'Lisez.',
      opensOn: '2026-11-01',
      closesOn: '2026-11-20',
      takesComments: true,
      legalBasis: '',
      contact: '',
    };
    const kept = {
      id: 'avis-public',
      organisationId: 'local',
      schemeId,
      slug: 'abcdefghjkmnpqrstvwx',
      revision: 1,
      schemeRevision: 1,
      createdAt: AT,
      personId,
    };
    await participations.insert({ ...said, ...kept, places, document: DOCUMENT });
    const voice = { place: 'gouvernance', quote: '', text: 'Associez les habitants.', quality: 'resident' as const, name: 'Alix', nameShown: true };
    await comments.insert({ ...voice, id: 'voix-1', participationId: 'avis-public', number: 1, receipt: 'a'.repeat(64), receivedOn: '2026-11-10' });
    await comments.decide('voix-1', { state: 'accepted', reason: null, duplicateOf: null }, AT, personId);
    const answer = { outcome: 'taken' as const, text: 'Merci.', heldIn: 'gouvernance' };
    await comments.insertAnswer({ ...answer, id: 'suite-1', participationId: 'avis-public', updatedAt: AT, personId });
    await comments.attach('avis-public', 'suite-1', ['voix-1']);
  });
}

/** The scheme and the consultation are there; `personId` did everything. */
export async function liveTogether(on: TestApp, lived: Lived): Promise<void> {
  await withThePublic(on, lived);
  await onScheme(on, lived);
  await withClauses(on, lived);
}

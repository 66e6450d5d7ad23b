/** An organisation full of data, put there through the routes; every text of its own carries one mark. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { TenderDocument } from '../../shared/api/documents.ts';
import type { StoredFile } from '../../shared/api/files.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import type { Tender } from '../../shared/api/tenders.ts';
import type { Contact, Department, NetworkEvent } from '../../shared/api/network.ts';
import type { Participation, ParticipationAnswer } from '../../shared/api/participations.ts';
import type { Publication } from '../../shared/api/publications.ts';
import type { Room } from '../../shared/api/rooms.ts';
import type { Consulted, Round, RoundPart } from '../../shared/api/rounds.ts';
import type { Attempt } from '../../shared/api/training.ts';
import type { OwnModule } from '../../shared/api/training-lead.ts';
import { schoolTender } from '../unit/tender-papers/support.ts';
import type { TestApp } from './app.ts';
import { addPerson, addTeam, openSession, type TestPerson } from './people.ts';
import { importUpload } from './imports.ts';
import { png } from './pictures.ts';
import { filledClause } from './own-clause.ts';
import { type Ids, PARTICIPATION } from './routes.ts';
import { completeScheme } from './scheme.ts';
import { documentUpload, wordFile } from './tender.ts';
import { upload } from './upload.ts';

let count = 0;

type Sent = <T>(options: Parameters<TestPerson['call']>[0]) => Promise<T>;

/** A round answered by hand with a remark, one line of the track, one published version; the scheme stays at revision 2. */
async function filledRounds(sent: Sent, schemeId: string, mark: string): Promise<Pick<Ids, 'round' | 'part' | 'remark' | 'consulted' | 'publication'>> {
  const post = <T>(path: string, payload: object) =>
    sent<T>({ method: 'POST', url: `/api/schemes/${schemeId}${path}`, headers: { 'if-match': '"2"' }, payload });
  const wanted = { departmentId: null, name: `Direction ${mark}`, people: [], places: ['gouvernance'], questions: [] };
  const round = await post<Round>('/rounds', { title: `Relecture ${mark}`, message: '', dueOn: '2027-01-15', parts: [wanted] });
  const part = round.parts[0]?.id ?? '';
  const answered = await sent<RoundPart>({
    method: 'PUT',
    url: `/api/schemes/${schemeId}/rounds/${round.id}/parts/${part}/answer`,
    headers: { 'if-match': '"1"' },
    payload: { verdict: 'correct', answers: [], remarks: [{ id: null, place: '', text: `Remarque ${mark}` }], receivedAs: 'Réunion' },
  });
  const line = await post<Consulted>('/consulted', { who: `Réseau ${mark}`, how: 'Atelier', on: null, outcome: '' });
  const publication = await post<Publication>('/publications', { note: `Note ${mark}` });
  return { round: round.id, part, remark: answered.remarks[0]?.id ?? '', consulted: line.id, publication: publication.id };
}

/** A public consultation saved once (revision 2), one comment published, its answer. */
async function filledParticipation(app: TestApp, sent: Sent, schemeId: string, mark: string): Promise<Pick<Ids, 'participation' | 'voice' | 'answer'>> {
  const at = (path = ''): string => `/api/schemes/${schemeId}/participations${path}`;
  const payload = { ...PARTICIPATION, title: `Avis sur ${mark}`, places: ['gouvernance'] };
  const { id } = await sent<Participation>({ method: 'POST', url: at(), headers: { 'if-match': '"2"' }, payload });
  await sent({ method: 'PATCH', url: at(`/${id}`), headers: { 'if-match': '"1"' }, payload: { introduction: `Introduction ${mark}` } });
  const voice = `voix-${mark}-${++count}`;
  app.raw
    .prepare(
      `INSERT INTO participation_comments (id, participation_id, number, place, quote, text, name, name_shown, receipt, received_on, state)
       VALUES (?, ?, 1, 'gouvernance', '', ?, ?, 0, ?, '2026-11-23', 'waiting')`,
    )
    .run(voice, id, `Avis ${mark}`, `Nom ${mark}`, createHash('sha256').update(voice).digest('hex'));
  await sent({ method: 'PUT', url: at(`/${id}/voices/${voice}/decision`), payload: { state: 'accepted', reason: null, duplicateOf: null } });
  const answer = await sent<ParticipationAnswer>({
    ...{ method: 'POST', url: at(`/${id}/answers`), payload: { comments: [voice], outcome: 'taken', text: `Merci ${mark}`, heldIn: 'Axe 1' } },
  });
  return { participation: id, voice, answer: answer.id };
}

/**
 * One of each: a scheme and a consultation saved once (revision 2), linked, a Word file, a logo, an own labour share, a
 * team and a person of it with an open session, a module of its own and a contact of the network saved once, a public consultation with a comment, a room, a date. `author` holds every role; the two documents are theirs to give.
 */
export async function fillOrganisation(app: TestApp, author: TestPerson, mark: string, organisationId = 'local'): Promise<Ids> {
  const sent = async <T>(options: Parameters<TestPerson['call']>[0]): Promise<T> => {
    const reply = await author.call(options);
    expect(reply.statusCode, `${options.url} ${reply.body.slice(0, 300)}`).toBeLessThan(300);
    return reply.json<T>();
  };
  const created = <T>(url: string) => sent<T>({ method: 'POST', url, payload: { title: `Premier ${mark}` } });
  const saved = (url: string, payload: object) => sent({ method: 'PATCH', url, headers: { 'if-match': '"1"' }, payload });

  const scheme = await created<Scheme>('/api/schemes');
  const tender = await created<Tender>('/api/tenders');
  const file = await sent<StoredFile>({ method: 'POST', url: '/api/files', ...upload('logo', png(300, 100), `${mark}.png`) });
  await saved(`/api/schemes/${scheme.id}`, { ...completeScheme(), title: `Schéma ${mark}` });
  const { id: _i, revision: _r, createdAt: _c, updatedAt: _u, exerciseId: _e, ...school } = schoolTender();
  await saved(`/api/tenders/${tender.id}`, { ...school, title: `Consultation ${mark}`, schemeId: scheme.id });
  const word = await wordFile('# Objet', `Le présent cahier ${mark}.`, '# Exécution', 'Les travaux.');
  const document = await sent<TenderDocument>({ method: 'POST', url: `/api/tenders/${tender.id}/documents`, ...documentUpload('ccap', word, `${mark}.docx`) });
  // At revision 2, as what is saved above.
  app.raw
    .prepare('INSERT INTO lot_results (tender_id, lot_id, revision, offers, reason, updated_at) VALUES (?, ?, 2, 3, ?, ?)')
    .run(tender.id, school.lots[0]?.id ?? '', `Motif ${mark}`, app.opened.context.clock.now());
  await sent({ method: 'PUT', url: '/api/hours/labour-shares/gros-oeuvre', payload: { shareBasisPoints: 4200, source: `Bilan ${mark}` } });

  const team = `equipe-${++count}`;
  addTeam(app, team, `Équipe ${mark} ${count}`, organisationId);
  const person = addPerson(app, { roles: ['reader'], organisationId, teamIds: [team], name: `Personne ${mark}`, email: `${mark}-${count}@exemple.test` });
  openSession(app, person.id, organisationId);
  const handle = app.raw.prepare('SELECT handle FROM sessions WHERE person_id = ? LIMIT 1').pluck().get(person.id);
  const attempt = await sent<Attempt>({ method: 'POST', url: '/api/training/attempts', payload: { purpose: 'module', module: 'droit-et-cibles' } });
  const cohort = `groupe-${count}`;
  app.raw
    .prepare('INSERT INTO cohorts (id, organisation_id, name, module_ids, person_ids, created_at) VALUES (?, ?, ?, ?, ?, ?)')
    .run(cohort, organisationId, `Promotion ${mark}`, '["droit-et-cibles"]', JSON.stringify([person.id]), app.opened.context.clock.now());
  const posted = <T>(url: string, payload: object) => sent<T>({ method: 'POST', url, payload });
  const ownModule = await created<OwnModule>('/api/training/own-modules');
  await saved(`/api/training/own-modules/${ownModule.id}`, { summary: `Résumé ${mark}` });
  const clause = await filledClause(app, sent, mark);
  const room = await posted<Room>('/api/rooms', { module: 'droit-et-cibles', questions: 2 });
  const department = await posted<Department>('/api/network/departments', { name: `Direction ${mark}` });
  const contact = await posted<Contact>('/api/network/contacts', { kind: 'referent', name: `Référente ${mark}`, departmentId: department.id });
  await saved(`/api/network/contacts/${contact.id}`, { position: `Cheffe de service ${mark}` });
  const review = await posted<{ id: string }>(`/api/schemes/${scheme.id}/reviews`, { kind: 'annual-review', year: 2025 });
  const made = await filledRounds(sent, scheme.id, mark);
  const consultation = await filledParticipation(app, sent, scheme.id, mark);
  const place = { step: 'axes', rowId: null, field: null, quote: `Passage ${mark}` };
  const comment = await posted<{ id: string }>(`/api/schemes/${scheme.id}/comments`, { text: `Commentaire ${mark}`, anchor: place });
  const task = await posted<{ id: string }>(`/api/schemes/${scheme.id}/tasks`, { title: `Tâche ${mark}`, ownerId: author.id, dueOn: '2026-12-01' });
  const event = await posted<NetworkEvent>('/api/network/events', { title: `Rencontre ${mark}`, on: '2027-03-15' });
  const sentFile = await sent<{ id: string }>({ method: 'POST', url: '/api/decp/imports', ...importUpload(`${mark}.json`) });
  await app.opened.context.figures.queue.idle();
  return {
    import: sentFile.id,
    attempt: attempt.id,
    cohort,
    ownModule: ownModule.id,
    ...clause,
    room: room.id,
    department: department.id,
    contact: contact.id,
    event: event.id,
    review: review.id,
    comment: comment.id,
    task: task.id,
    author: author.id,
    ...made,
    ...consultation,
    scheme: scheme.id,
    tender: tender.id,
    lot: school.lots[0]?.id ?? '',
    document: document.id,
    file: file.id,
    team,
    person: person.id,
    handle: String(handle),
  };
}

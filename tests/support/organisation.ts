/** An organisation full of data, put there through the routes; every text of its own carries one mark. */
import { expect } from 'vitest';
import type { TenderDocument } from '../../shared/api/documents.ts';
import type { Scheme, StoredFile } from '../../shared/api/schemes.ts';
import type { Tender } from '../../shared/api/tenders.ts';
import type { Contact, Department, NetworkEvent } from '../../shared/api/network.ts';
import type { Room } from '../../shared/api/rooms.ts';
import type { Attempt } from '../../shared/api/training.ts';
import type { OwnModule } from '../../shared/api/training-lead.ts';
import { schoolTender } from '../unit/tender-papers/support.ts';
import type { TestApp } from './app.ts';
import { addPerson, addTeam, openSession, type TestPerson } from './people.ts';
import { importUpload } from './imports.ts';
import { png } from './pictures.ts';
import type { Ids } from './routes.ts';
import { completeScheme } from './scheme.ts';
import { documentUpload, wordFile } from './tender.ts';
import { upload } from './upload.ts';

let count = 0;

/**
 * One of each: a scheme and a consultation saved once (revision 2), linked, a Word file, a logo, an own labour share, a
 * team and a person of it with an open session, a module of its own and a contact of the network saved once, a room, a date. `author` holds every role; the two documents are theirs to give.
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
  await sent({ method: 'PUT', url: '/api/hours/labour-shares/gros-oeuvre', payload: { shareBasisPoints: 4200, source: `Bilan ${mark}` } });

  const team = `equipe-${++count}`;
  addTeam(app, team, `Équipe ${mark} ${count}`, organisationId);
  const person = addPerson(app, { roles: ['reader'], organisationId, teamIds: [team], name: `Personne ${mark}`, email: `${mark}-${count}@exemple.test` });
  openSession(app, person.id, organisationId);
  const handle = app.opened.database.writer.raw.prepare('SELECT handle FROM sessions WHERE person_id = ? LIMIT 1').pluck().get(person.id);
  const attempt = await sent<Attempt>({ method: 'POST', url: '/api/training/attempts', payload: { purpose: 'module', module: 'droit-et-cibles' } });
  const cohort = `groupe-${count}`;
  app.opened.database.writer.raw
    .prepare('INSERT INTO cohorts (id, organisation_id, name, module_ids, person_ids, created_at) VALUES (?, ?, ?, ?, ?, ?)')
    .run(cohort, organisationId, `Promotion ${mark}`, '["droit-et-cibles"]', JSON.stringify([person.id]), app.opened.context.clock.now());
  const posted = <T>(url: string, payload: object) => sent<T>({ method: 'POST', url, payload });
  const ownModule = await created<OwnModule>('/api/training/own-modules');
  await saved(`/api/training/own-modules/${ownModule.id}`, { summary: `Résumé ${mark}` });
  const room = await posted<Room>('/api/rooms', { module: 'droit-et-cibles', questions: 2 });
  const department = await posted<Department>('/api/network/departments', { name: `Direction ${mark}` });
  const contact = await posted<Contact>('/api/network/contacts', { kind: 'referent', name: `Référente ${mark}`, departmentId: department.id });
  await saved(`/api/network/contacts/${contact.id}`, { position: `Cheffe de service ${mark}` });
  const review = await posted<{ id: string }>(`/api/schemes/${scheme.id}/reviews`, { kind: 'annual-review', year: 2025 });
  const event = await posted<NetworkEvent>('/api/network/events', { title: `Rencontre ${mark}`, on: '2027-03-15' });
  const sentFile = await sent<{ id: string }>({ method: 'POST', url: '/api/decp/imports', ...importUpload(`${mark}.json`) });
  await app.opened.context.figures.queue.idle();
  return {
    import: sentFile.id,
    attempt: attempt.id,
    cohort,
    ownModule: ownModule.id,
    room: room.id,
    department: department.id,
    contact: contact.id,
    event: event.id,
    review: review.id,
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

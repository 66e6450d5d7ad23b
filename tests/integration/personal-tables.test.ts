/** Every column that names a person is known here, with what erasing them makes of it: a new one fails until somebody decides. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Value } from 'typebox/value';
import { PersonExport } from '../../shared/api/personal-data.ts';
import type { Scheme } from '../../shared/api/schemes.ts';
import { SERVED, type TestApp, testApp } from '../support/app.ts';
import { columnsOf } from '../support/database.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { liveTogether } from '../support/together-life.ts';

/** Lived by `liveTogether`: of nobody once the person is erased. */
const TOGETHER = [
  ...['clause_comments.person_id', 'clause_comments.resolved_by', 'own_clauses.person_id', 'own_clause_versions.person_id'],
  ...['reference_reviews.person_id', 'watch_acknowledgements.person_id'],
  ...['scheme_comments.person_id', 'scheme_comments.resolved_by', 'scheme_tasks.owner_id', 'scheme_tasks.author_id', 'scheme_tasks.done_by'],
  ...['scheme_rounds.person_id', 'round_parts.answered_by', 'round_readers.person_id', 'round_remarks.settled_by'],
  ...['scheme_consulted.person_id', 'scheme_publications.person_id'],
  ...['participations.person_id', 'participation_comments.decided_by', 'participation_answers.person_id'],
];
/** `personal-data.test.ts` and `organisation-figures.test.ts` say what becomes of these. */
const BEFORE = [
  ...['certificates.person_id', 'cohorts.person_ids', 'network_contacts.person_id', 'question_reviews.person_id', 'rooms.person_id'],
  ...['training_attempts.person_id', 'training_exercises.person_id', 'training_readings.person_id', 'training_reviews.person_id'],
  ...['tenders.exercise_person_id', 'figure_decisions.person_id', 'figure_imports.person_id', 'measures.person_id', 'reviews.person_id'],
  ...['one_time_links.person_id', 'sessions.person_id', 'shares.holder_id', 'team_members.person_id', 'content_packs.person_id'],
];
/** Keep an identifier with no name behind it: what was done stays told, by « Personne effacée ». */
const STAYS = ['audit_lines.person_id', 'scheme_versions.person_id', 'scheme_saves.person_id'];

/** Of who is on a scheme now, on PostgreSQL; in memory on SQLite. A minute later, it says nothing. */
const PASSING = ['presence.person_id'];

let app: TestApp;
let person: TestPerson;
let administrator: TestPerson;
beforeEach(async () => {
  app = await testApp({ environment: SERVED });
  administrator = addPerson(app, { roles: ['administrator'] });
  person = addPerson(app, { roles: ['scheme-lead', 'buyer'], name: 'Camille Exemple' });
  const schemeId = (await person.call({ method: 'POST', url: '/api/schemes', payload: { title: 'Schéma exemple' } })).json<Scheme>().id;
  const tenderId = (await person.call({ method: 'POST', url: '/api/tenders', payload: { title: 'Consultation exemple' } })).json<{ id: string }>().id;
  await liveTogether(app, { personId: person.id, schemeId, tenderId });
});
afterEach(async () => {
  await app.close();
});

const raw = () => app.raw;
const naming = (place: string): number => {
  const [table = '', column = ''] = place.split('.');
  return raw().prepare<[string], { n: number }>(`SELECT count(*) AS n FROM ${table} WHERE instr(coalesce(${column}, ''), ?) > 0`).get(person.id)?.n ?? 0;
};

describe('the tables that name a person', () => {
  it('are all known', () => {
    const places = [...columnsOf(app)]
      .flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`))
      .filter((place) => /(\.|_)(person_ids?|owner_id|author_id|holder_id|[a-z]+_by)$/.test(place));
    expect(places.sort()).toEqual([...TOGETHER, ...BEFORE, ...STAYS, ...(app.engine === 'postgres' ? PASSING : [])].sort());
  });

  it('no longer name somebody erased, but for those that keep an identifier without a name', async () => {
    expect(TOGETHER.filter((place) => naming(place) === 0)).toEqual([]);
    expect((await administrator.call({ method: 'DELETE', url: `/api/people/${person.id}` })).statusCode).toBe(204);
    expect([...TOGETHER, ...BEFORE].filter((place) => naming(place) > 0)).toEqual([]);
  });

  it('are told to the person they name', async () => {
    const reply = await person.call({ method: 'GET', url: '/api/account/export.json' });
    expect([...Value.Errors(PersonExport, reply.json())]).toEqual([]);
    expect(reply.json<PersonExport>()).toMatchObject({
      rounds: {
        ...{ reads: [{ part: 'Voirie' }], answers: [{ verdict: 'correct', answers: ['Presque'] }], opened: [{ title: 'Relecture' }] },
        ...{ publications: [{ number: 1 }], saves: [{ sections: ['title'] }], settled: [{ reason: 'Repris' }], consulted: [{ who: 'Les SIAE' }] },
      },
      participations: { opened: [{ title: 'Votre avis' }], decided: [{ number: 1, state: 'accepted' }], answers: [{ text: 'Merci.' }] },
      clauses: { written: [{}, {}], published: [{ note: 'Première' }], comments: [{}, {}] },
      together: { comments: [{ text: 'À relire' }], tasks: [{ title: 'Écrire l’axe 2' }] },
      lawReviews: [{ itemId: 'l2111-3', verdict: 'confirmed' }],
    });
  });
});

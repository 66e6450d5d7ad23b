/** The rules of a review round: where a part stands, what an answer may still change, what the track and the message say. */
import { describe, expect, it } from 'vitest';
import type { RoundHead, RoundPart, RoundRemark } from '../../../shared/api/rounds.ts';
import { composeSchemeDocument } from '../../../shared/scheme/document.ts';
import { contentAt, documentAt, placesOf } from '../../../shared/scheme/places.ts';
import { numbered, publicationName } from '../../../shared/scheme/publication.ts';
import { roundLetter } from '../../../shared/scheme/round-letters.ts';
import { answeredRemarks, consultedPart, outcomeOf, partState } from '../../../shared/scheme/rounds.ts';
import { completeScheme } from '../../support/scheme.ts';

const remark = (id: string, more: Partial<RoundRemark> = {}): RoundRemark => ({
  id,
  place: '',
  text: `Remarque ${id}`,
  state: 'open',
  reason: '',
  settledAt: null,
  settledBy: null,
  ...more,
});
const part: RoundPart = {
  id: 'p1',
  revision: 2,
  name: 'Direction de l’emploi',
  readers: [],
  places: ['gouvernance'],
  questions: ['Est-ce tenable\u202f?'],
  state: 'answered',
  verdict: 'correct',
  answers: [''],
  remarks: [],
  answeredAt: '2027-01-10T23:30:00.000Z',
  answeredBy: null,
  receivedAs: '',
  remindedAt: null,
};
const round: RoundHead = {
  id: 'r1',
  schemeId: 's1',
  schemeTitle: 'SPASER 2027',
  organisation: 'Ville exemple',
  title: 'Relecture de janvier',
  message: 'Merci de vérifier vos engagements.',
  dueOn: '2027-01-15',
  revision: 4,
  openedAt: '2026-12-20T09:00:00.000Z',
  closedAt: null,
  by: 'Camille Exemple',
};

describe('a part', () => {
  it('is late the day after it was due, not the same day; closed without an answer, it is no longer expected', () => {
    const asked = { dueOn: '2027-01-15', closedAt: null };
    expect([partState({ verdict: null }, asked, '2027-01-15'), partState({ verdict: null }, asked, '2027-01-16')]).toEqual(['waiting', 'late']);
    expect(partState({ verdict: null }, { ...asked, closedAt: '2027-01-20T09:00:00.000Z' }, '2027-02-01')).toBe('unanswered');
    expect(partState({ verdict: 'no-opinion' }, asked, '2027-02-01')).toBe('answered');
  });
});

describe('an answer sent again', () => {
  const settled = remark('2', { state: 'taken', reason: 'Fait', settledAt: '2027-01-11T09:00:00.000Z', settledBy: 'Camille' });
  const ids = () => 'neuve';

  it('changes, adds and takes back the remarks nobody decided on', () => {
    const sent = [
      { id: '1', place: 'gouvernance', text: ' Changée ' },
      { id: null, place: '', text: 'Autre' },
    ];
    expect(answeredRemarks([remark('1'), remark('3')], sent, ids)?.map(({ id, text }) => [id, text])).toEqual([
      ['1', 'Changée'],
      ['neuve', 'Autre'],
    ]);
  });

  it('leaves those decided on as they were, sent changed or not sent', () => {
    expect(answeredRemarks([settled], [{ id: '2', place: '', text: 'Réécrite après coup' }], ids)).toEqual([settled]);
    expect(answeredRemarks([settled], [], ids)).toEqual([settled]);
  });

  it('that names a remark of another part is not understood', () => {
    expect(answeredRemarks([remark('1')], [{ id: 'ailleurs', place: '', text: 'Mienne' }], ids)).toBeNull();
  });

  it('twice the same remark, keeps it once', () => {
    const twice = { id: '1', place: '', text: 'Deux fois' };
    expect(answeredRemarks([remark('1')], [twice, twice], ids)).toHaveLength(1);
  });
});

describe('the track of who was consulted', () => {
  it('says the day in Paris, how it came in, and what became of each remark', () => {
    const remarks = [remark('1', { state: 'taken', reason: 'Objectif 2 repris' }), remark('2', { state: 'set-aside', reason: 'Hors marché' }), remark('3')];
    expect(consultedPart({ ...part, remarks, receivedAs: 'courriel' }, round)).toEqual({
      id: 'relecture-p1',
      origin: 'round',
      roundId: 'r1',
      who: 'Direction de l’emploi',
      how: 'Relecture «\u00a0Relecture de janvier\u00a0» (courriel)',
      on: '2027-01-11',
      outcome:
        'À corriger.\n3\u00a0remarques\u202f: 1\u00a0prise en compte, 1\u00a0écartée, 1\u00a0à trancher.\nPris en compte\u202f: Objectif 2 repris\nÉcarté\u202f: Hors marché',
    });
  });

  it('has no line for who did not answer, and no count for who has no remark', () => {
    expect(consultedPart({ ...part, answeredAt: null }, round)).toBeNull();
    expect(outcomeOf({ verdict: 'agree', remarks: [] })).toBe('D’accord.');
  });
});

describe('the message', () => {
  it('names the part, what to read, the questions, the day and the address', () => {
    const { subject, text } = roundLetter(round, part, ['Gouvernance'], { url: 'https://clausier.exemple.test/x', today: '2027-01-02' });
    expect(subject).toBe('Relecture du schéma «\u00a0SPASER 2027\u00a0» – Direction de l’emploi');
    expect(text).toContain('Votre réponse est attendue pour le 15 janvier 2027.');
    for (const said of ['– Gouvernance', '– Est-ce tenable\u202f?', 'https://clausier.exemple.test/x', 'Merci de vérifier vos engagements.', 'Camille Exemple'])
      expect(text).toContain(said);
  });

  it('past the day, is a reminder', () => {
    expect(roundLetter(round, part, [], { url: null, today: '2027-01-20' })).toMatchObject({
      subject: expect.stringMatching(/^Rappel/),
      text: expect.stringContaining('n’est pas encore arrivée'),
    });
  });

  it('keeps its subject on one line whatever the titles say', () => {
    const hostile = roundLetter({ ...round, schemeTitle: 'Titre\r\nBcc: victime@exemple.test' }, { ...part, name: 'A\u2028B' }, [], {
      url: null,
      today: '2027-01-02',
    });
    expect(hostile.subject).not.toMatch(/[\r\n\u2028]/);
  });
});

describe('a place', () => {
  const scheme = { ...completeScheme(), id: 's', revision: 1, createdAt: '', updatedAt: '', example: false, startingPoint: null };
  const document = composeSchemeDocument(scheme, {
    catalogue: { chapters: [], glossary: [] },
    families: [],
    references: [],
    completeness: [],
    on: '2026-11-23',
    final: false,
  });

  it('of every chapter of the scheme is among those that can be given to read', () => {
    const places = new Set(placesOf(scheme).map(({ id }) => id));
    const steps = document.nodes.flatMap((node) => (node.kind === 'chapter' ? [node.step] : []));
    expect(steps.filter((step) => !places.has(step) && step !== 'verification')).toEqual([]);
  });

  it('that is one axis gives that axis and nothing else of the scheme', () => {
    const held = contentAt(scheme, ['axe-social']);
    expect(Object.keys(held)).toEqual(['axes']);
    expect(held.axes?.map(({ id }) => id)).toEqual(['social']);
    expect(documentAt(document, ['axe-social']).nodes.flatMap((node) => (node.kind === 'chapter' ? [node.id] : []))).toEqual(['axe-social']);
  });

  it('that is a step gives its texts and leaves the others empty', () => {
    const texts = Object.fromEntries(
      Object.keys(scheme.texts).map((chapter) => [chapter, [{ kind: 'paragraph', content: [{ kind: 'text', text: chapter }] }]]),
    );
    const held = contentAt({ ...scheme, texts: { ...scheme.texts, ...texts } }, ['gouvernance']);
    expect(Object.entries(held.texts ?? {}).flatMap(([chapter, blocks]) => (blocks.length > 0 ? [chapter] : []))).toEqual(['governance']);
    expect(Object.keys(held).sort()).toEqual(['governance', 'people', 'texts']);
  });
});

describe('a published version', () => {
  it('says its number and its adoption, or the vote still to come', () => {
    expect(publicationName({ number: 2, adoptedOn: '2026-12-14' }, '2027-01-01')).toBe('Version 2, adoptée le 14 décembre 2026');
    expect(publicationName({ number: 1, adoptedOn: '2026-12-14' }, '2026-11-01')).toBe('Version 1, soumise au vote du 14 décembre 2026');
    expect(publicationName({ number: 3, adoptedOn: null }, '2027-01-01')).toBe('Version 3');
  });

  it('has its number on the cover, before what the document already says', () => {
    const document = { title: '', subtitle: '', organisation: '', period: '', draft: false, example: false, colour: '', lawDate: '', nodes: [] };
    expect(numbered({ ...document, statement: 'Adopté le 14 décembre 2026' }, 2).statement).toBe('Version 2 · Adopté le 14 décembre 2026');
    expect(numbered({ ...document, statement: '' }, 1).statement).toBe('Version 1');
  });
});

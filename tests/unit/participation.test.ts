/** The rules of a public consultation, and the HTML of its page: days, cleaning, codes, counts; headings in order, everything escaped. */
import { describe, expect, it } from 'vitest';
import type { ParticipationAnswer, ParticipationComment } from '../../shared/api/participations.ts';
import { LIMITS } from '../../shared/limits.ts';
import { chaptersHtml } from '../../shared/participation-papers/document-html.ts';
import { type PageHead, readPage, voicesPage, whenText } from '../../shared/participation-papers/read-page.ts';
import { formPage } from '../../shared/participation-papers/write-page.ts';
import type { DocumentNode, SchemeDocument } from '../../shared/scheme/document/nodes.ts';
import {
  consultedParticipation,
  endOf,
  NOT_ASKED,
  numbersText,
  outcomeText,
  readVoice,
  receiptText,
  signsOf,
  stageOf,
  summarise,
  typedReceipt,
} from '../../shared/scheme/participation.ts';

const DAYS = { opensOn: '2027-03-01', closesOn: '2027-03-31', closedAt: null, withdrawnAt: null };
const PLACES = [
  { id: 'gouvernance', title: 'Gouvernance' },
  { id: 'axes', title: 'Axes, objectifs et actions' },
];
const FORM = { place: '', quote: '', text: 'Un avis assez long.', quality: '', name: '', nameShown: '' };

describe('its days', () => {
  it('are both open, first and last; closed by hand or withdrawn it is so the same day', () => {
    const on = (day: string, more = {}) => stageOf({ ...DAYS, ...more }, day);
    expect(['2027-02-28', '2027-03-01', '2027-03-31', '2027-04-01'].map((day) => on(day))).toEqual(['upcoming', 'open', 'open', 'closed']);
    expect(on('2027-03-10', { closedAt: '2027-03-10T10:00:00.000Z' })).toBe('closed');
    expect(on('2027-03-10', { closedAt: '2027-03-10T10:00:00.000Z', withdrawnAt: '2027-03-10T11:00:00.000Z' })).toBe('withdrawn');
  });

  it('end on the day it was closed, as read in Paris', () => {
    expect(endOf(DAYS)).toBe('2027-03-31');
    expect(endOf({ ...DAYS, closedAt: '2027-03-10T23:30:00.000Z' })).toBe('2027-03-11');
    expect(endOf({ ...DAYS, closedAt: '2027-05-10T23:30:00.000Z' })).toBe('2027-03-31');
  });
});

describe('what is sent', () => {
  it('is cleaned of what a page cannot show, and otherwise stays', () => {
    const { voice, faults } = readVoice(
      { ...FORM, text: '  Un\r\navis\u0000 <b>net</b>\u202e\n\n\n\n\n\nfin e\u0301\u0301\u0301\u0301\u0301\u0301 ', name: 'Alix\nExemple', nameShown: 'oui' },
      PLACES,
    );
    expect(faults).toEqual([]);
    expect(voice.text).toBe('Un\navis  <b>net</b>\n\n\nfin e\u0301\u0301\u0301');
    expect([voice.name, voice.nameShown]).toEqual(['Alix Exemple', true]);
  });

  it('says each fault beside its field', () => {
    const paths = (more: object) => readVoice({ ...FORM, ...more }, PLACES).faults.map(({ path }) => path);
    expect(paths({ text: 'Court' })).toEqual(['text']);
    expect(
      paths({ text: 'a'.repeat(LIMITS.participationText + 1), place: 'annexes', quality: 'chef', quote: 'q'.repeat(LIMITS.participationQuote + 1) }),
    ).toEqual([...['place', 'quality', 'text', 'quote']]);
  });

  it('publishes no name that was not written', () => {
    expect(readVoice({ ...FORM, name: ' ', nameShown: 'oui' }, PLACES).voice.nameShown).toBe(false);
  });
});

describe('a code', () => {
  it('is read as people type it', () => {
    const code = signsOf(new Uint8Array([0, 1, 17, 31, 32, 63, 99, 128, 200, 255, 4, 5, 6, 7, 8, 9]));
    expect(code).toMatch(/^[0-9a-z]{16}$/);
    expect(typedReceipt(` ${receiptText(code).replaceAll('-', ' – ').replaceAll('0', 'O').replaceAll('1', 'l')} `)).toBe(code);
    for (const wrong of ['', '7K3M', 'u'.repeat(16), '<script>alert(1)']) expect(typedReceipt(wrong)).toBeNull();
  });
});

const voice = (number: number, more: Partial<ParticipationComment> = {}): ParticipationComment => ({
  ...{ id: `v${number}`, number, place: '', quote: '', text: 'Un avis.', quality: null, name: '', nameShown: false, receivedOn: '2027-03-02' },
  ...{ state: 'accepted', reason: null, duplicateOf: null, answerId: null, decidedAt: null, decidedBy: null, erasedAt: null },
  ...more,
});
const answer = (id: string, more: Partial<ParticipationAnswer>): ParticipationAnswer => ({
  ...{ id, outcome: 'taken', text: '', heldIn: 'axe 1', numbers: [1], updatedAt: '2027-04-01T08:00:00.000Z' },
  ...more,
});

describe('what is counted', () => {
  const comments = [
    voice(1, { place: 'gouvernance', quality: 'inclusive', answerId: 'a' }),
    voice(2, { place: 'gouvernance', quality: 'resident', answerId: 'b' }),
    voice(3, { quality: 'resident' }),
    voice(4, { state: 'refused', reason: 'off-topic' }),
    voice(5, { state: 'duplicate', duplicateOf: 1 }),
    voice(6, { state: 'waiting' }),
  ];
  const answers = [answer('a', { numbers: [1] }), answer('b', { outcome: 'set-aside', text: 'Hors budget.', heldIn: '', numbers: [2] })];
  const summary = summarise(PLACES, comments, answers);

  it('counts the published alone by passage, by quality, by outcome', () => {
    expect(summary).toMatchObject({ received: 6, accepted: 3, refused: 1, duplicate: 1, waiting: 1 });
    expect(summary.byPlace).toEqual([
      { title: 'Ensemble du texte', accepted: 1, taken: 0 },
      { title: 'Gouvernance', accepted: 2, taken: 1 },
    ]);
    expect(summary.byQuality.map(({ accepted }) => accepted)).toEqual([2, 1]);
    expect(summary.byOutcome).toEqual({ taken: 1, 'set-aside': 1, answered: 0, none: 1 });
  });

  it('becomes a line of the track once it is over, never before', () => {
    const held = { ...DAYS, id: 'p1', title: 'Votre avis', takesComments: true };
    expect(consultedParticipation(held, summary, '2027-03-31')).toBeNull();
    expect(consultedParticipation(held, summary, '2027-04-01')).toMatchObject({ id: 'participation-p1', origin: 'public', on: '2027-03-31' });
    expect(consultedParticipation({ ...held, withdrawnAt: '2027-02-01T09:00:00.000Z' }, summary, '2027-04-01')).toBeNull();
    expect(outcomeText(summarise(PLACES, [], []), false)).toBe('Texte donné à lire, sans recueil d’avis.');
    expect(outcomeText(summary, true)).toContain('habitant\u202f: 2\u202f; SIAE, ESAT ou entreprise adaptée\u202f: 1');
  });

  it('names comments as a list', () => {
    expect(numbersText([2])).toBe('Avis n°\u00a02');
    expect(numbersText([2, 5, 9])).toBe('Avis n°s\u00a02, 5 et 9');
  });
});

describe('the law', () => {
  it('is never said to ask for it', () => {
    expect(NOT_ASKED).toContain('L. 2111-3');
    expect(NOT_ASKED).toContain('n’impose pas');
  });
});

const HOSTILE = '<script>"&\'';
const nodes: DocumentNode[] = [
  { kind: 'chapter', id: 'c', title: `Gouvernance ${HOSTILE}`, numbered: true, step: 'gouvernance' },
  { kind: 'section', level: 2, title: HOSTILE, numbered: true, id: 's' },
  {
    kind: 'blocks',
    blocks: [
      { kind: 'heading', level: 1, content: [{ kind: 'text', text: HOSTILE }] },
      { kind: 'paragraph', content: [{ kind: 'text', text: HOSTILE }] },
    ],
  },
  { kind: 'callout', tone: 'info', lines: [HOSTILE] },
  { kind: 'keyFigures', items: [{ label: HOSTILE, value: HOSTILE, detail: HOSTILE }] },
  { kind: 'table', caption: HOSTILE, columns: [{ title: HOSTILE, align: 'right', width: 100 }], rows: [[{ lines: [HOSTILE, HOSTILE], strong: true }]] },
  { kind: 'actionSheet', code: HOSTILE, title: HOSTILE, status: HOSTILE, rows: [{ label: HOSTILE, lines: [HOSTILE, HOSTILE], list: true }] },
  { kind: 'chart', id: 'g', type: 'line', title: HOSTILE, alt: HOSTILE, unit: 'count', axisTitle: HOSTILE, series: [] },
  { kind: 'gap', message: 'À compléter', step: 'gouvernance' },
  { kind: 'chapter', id: 'd', title: 'Axe 1', numbered: true, step: 'axe-social' },
  { kind: 'callout', tone: 'info', lines: ['Un objectif.'] },
  { kind: 'chapter', id: 'e', title: 'Vide', numbered: true, step: 'suivi' },
];
const DOCUMENT: SchemeDocument = {
  ...{
    title: 'Schéma',
    subtitle: '',
    organisation: 'Organisme',
    period: '',
    statement: '',
    draft: false,
    example: false,
    colour: '000000',
    lawDate: '',
    nodes,
  },
};
const HEAD: PageHead = {
  ...DAYS,
  ...{ slug: 'abc', organisation: HOSTILE, title: HOSTILE, introduction: HOSTILE, takesComments: true, legalBasis: HOSTILE, contact: '', places: PLACES },
};

describe('the page', () => {
  const chapters = chaptersHtml(DOCUMENT, PLACES);

  it('holds what has something to read, each under its passage, and escapes all of it', () => {
    expect(chapters.map(({ title, place }) => [title.slice(0, 11), place])).toEqual([
      ['Gouvernance', 'gouvernance'],
      ['Axe 1', 'axes'],
    ]);
    const whole = [
      readPage(HEAD, 'open', chapters, new Map([['gouvernance', 3]])),
      voicesPage(HEAD, {
        place: null,
        voices: [voice(1, { text: HOSTILE, quote: HOSTILE, name: HOSTILE, nameShown: true })],
        answers: [],
        total: 120,
        page: 2,
      }),
      formPage(HEAD, { form: { ...FORM, text: HOSTILE, name: HOSTILE }, token: HOSTILE, faults: [{ path: 'text', message: HOSTILE }] }),
    ];
    for (const html of whole) {
      expect(html).not.toContain('<script');
      expect(html.match(/<h1>/g)).toHaveLength(1);
      expect(html).not.toMatch(/style=|onclick|javascript:/);
    }
    expect(whole[0]).not.toContain('À compléter</p>');
    expect(whole[0]).toContain('À compléter par l’organisme');
  });

  it('has headings in order, and links that lead somewhere', () => {
    const html = readPage(HEAD, 'open', chapters, new Map());
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
  });

  it('says its introduction and how to write before its plan', () => {
    const html = readPage({ ...HEAD, introduction: 'Lisez ceci.' }, 'open', chapters, new Map());
    const at = ['Lisez ceci.', 'Donner un avis</a>', 'aria-label="Plan"', 'id="texte-1"'].map((part) => html.indexOf(part));
    expect(at.every((index, i) => index > (at[i - 1] ?? 0))).toBe(true);
  });

  it('tells people who holds their data, why, for how long, who reads it, what they may ask, and that they owe nothing', () => {
    const html = readPage({ ...HEAD, legalBasis: 'Mission d’intérêt public' }, 'open', chapters, new Map());
    for (const term of ['Responsable', 'À quoi cela sert', 'Base légale', 'Qui le lit', 'Combien de temps', 'Vos droits', 'À qui écrire'])
      expect(html).toContain(`<dt>${term}</dt>`);
    expect(html).toMatch(/Rien n’oblige à donner un avis/);
    expect(html).toMatch(/Accès, rectification, effacement, limitation, opposition.*réclamation à la CNIL/);
    expect(html).toMatch(/À quel titre vous écrivez est publié avec l’avis/);
  });

  it('offers to write only while it is open and takes comments', () => {
    const writes = (head: PageHead, stage: 'open' | 'closed') => readPage(head, stage, chapters, new Map()).includes('/ecrire');
    expect([writes(HEAD, 'open'), writes(HEAD, 'closed'), writes({ ...HEAD, takesComments: false }, 'open')]).toEqual([true, false, false]);
    expect(whenText(HEAD, 'upcoming')).toBe('Cette consultation ouvrira le 1er mars 2027, jusqu’au 31 mars 2027 inclus.');
  });
});

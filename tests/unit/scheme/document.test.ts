import type { Block } from '../../../shared/api/blocks.ts';
import { describe, expect, it } from 'vitest';
import type { Scheme } from '../../../shared/api/schemes.ts';
import { readReference, readThreshold } from '../../../shared/law/read.ts';
import { completeness, schemeLaw } from '../../../shared/scheme/completeness.ts';
import { composeSchemeDocument, type DocumentNode, type SchemeDocument } from '../../../shared/scheme/document.ts';
import { emptyScheme } from '../../../shared/scheme/empty.ts';
import { STEPS } from '../../../shared/scheme/steps.ts';
import { trajectory } from '../../../shared/scheme/document/indicators.ts';
import { present, shippedContent } from '../../support/content.ts';
import { anAction, anAxis, anIndicator, completeScheme, stored } from '../../support/scheme.ts';

const content = shippedContent();
const DAY = '2026-11-23';

function compose(scheme: Scheme, final: boolean, on = DAY): SchemeDocument {
  const law = schemeLaw(content.thresholds.map((item) => readThreshold(item, on)));
  return composeSchemeDocument(scheme, {
    catalogue: content.catalogue,
    families: [],
    references: content.references.map((item) => readReference(item, on)),
    completeness: completeness(scheme, law),
    on,
    final,
  });
}
const of = <Kind extends DocumentNode['kind']>(document: SchemeDocument, kind: Kind): Extract<DocumentNode, { kind: Kind }>[] =>
  document.nodes.filter((node): node is Extract<DocumentNode, { kind: Kind }> => node.kind === kind);
const chapters = (document: SchemeDocument): string[] => of(document, 'chapter').map(({ id }) => id);
const table = (document: SchemeDocument, caption: string) =>
  present(
    of(document, 'table').find((node) => node.caption === caption),
    caption,
  ).rows.map((row) => row.map((cell) => cell.lines.join(' | ')));

const empty = stored(emptyScheme('Vide'));
const full = stored(completeScheme());
const example = stored(present(content.example), { example: true });

describe('a draft and a final document', () => {
  it('a draft of nothing says in each chapter what is missing, and where to write it', () => {
    const document = compose(empty, false);
    const gaps = of(document, 'gap');
    expect(gaps.length).toBeGreaterThan(8);
    const steps: string[] = STEPS.map(({ id }) => id);
    for (const { message, step } of gaps) {
      expect(message).toMatch(/\S/);
      expect(steps).toContain(step.split('#')[0]);
    }
    expect(document.draft).toBe(true);
    expect(document.statement).toBe('Projet, non adopté');
  });

  it('a final document has no gap, and no empty chapter', () => {
    for (const scheme of [empty, full, example]) {
      const document = compose(scheme, true);
      expect(of(document, 'gap')).toEqual([]);
      document.nodes.forEach((node, i) => {
        if (node.kind === 'chapter') expect(document.nodes[i + 1]?.kind ?? 'end', node.title).not.toMatch(/^(chapter|end)$/);
      });
    }
  });

  it('a final document of nothing keeps only what always holds', () => {
    expect(chapters(compose(empty, true))).toEqual(['annexe-references', 'annexe-glossaire']);
  });

  it('holds in the final everything the draft holds but its gaps, and a check that is not wholly met', () => {
    expect(chapters(compose(example, true))).toEqual(chapters(compose(example, false)).filter((id) => id !== 'annexe-loi'));
  });

  it('leaves out of the final what a trame left to write, and says it in the draft', () => {
    const line = (text: string): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text }] });
    const trame = {
      ...full,
      texts: { ...full.texts, foreword: [line('[À écrire — les engagements.]')], context: [line('Le contexte.'), line('[À préciser : la date.]')] },
    };
    expect(chapters(compose(trame, true))).not.toContain('mot');
    expect(JSON.stringify(compose(trame, true))).not.toMatch(/\[À (écrire|préciser)/);
    expect(JSON.stringify(compose(trame, true))).toContain('Le contexte.');
    expect(compose(trame, false).nodes.filter((node) => node.kind === 'gap' && node.message.includes('entre crochets'))).toHaveLength(2);
  });

  it('does not print a check that is not wholly met, in a final document', () => {
    expect(chapters(compose(empty, true))).not.toContain('annexe-loi');
    expect(chapters(compose(example, true))).not.toContain('annexe-loi');
    expect(chapters(compose(full, true))).toContain('annexe-loi');
    expect(chapters(compose(empty, false))).toContain('annexe-loi');
  });

  it('letters its annexes without a gap, and keeps the letters of those it always holds', () => {
    const lettered = (document: SchemeDocument): string[] =>
      of(document, 'chapter').flatMap(({ id, title }) => (id.startsWith('annexe-') ? [`${title.slice(0, 8)} ${id}`] : []));
    const always = ['Annexe A annexe-actions', 'Annexe B annexe-references', 'Annexe C annexe-glossaire'];
    expect(lettered(compose(example, true))).toEqual(always);
    expect(lettered(compose(example, false))).toEqual([...always, 'Annexe D annexe-loi']);
    expect(lettered(compose(empty, true))).toEqual(['Annexe A annexe-references', 'Annexe B annexe-glossaire']);
  });

  it('is the same document for the same scheme', () => {
    expect(compose(example, false)).toEqual(compose(example, false));
  });

  it('gives every heading its own identifier', () => {
    const ids = compose(example, false).nodes.flatMap((node) => (node.kind === 'chapter' || node.kind === 'section' ? [node.id] : []));
    expect(ids.length).toBe(new Set(ids).size);
  });
});

describe('what is unknown', () => {
  const unknown = stored({
    ...completeScheme(),
    organisation: { ...emptyScheme('').organisation, name: 'Ville', population: null, annualPurchasesCents: null },
    figures: [
      { id: 'f', label: 'Heures réalisées', unit: 'hours', value: null, year: null, source: '' },
      { id: 'z', label: 'Marchés réservés', unit: 'count', value: 0, year: 2025, source: 'DECP' },
    ],
    indicators: [
      anIndicator('a', {
        baseline: null,
        baselineYear: null,
        targets: [
          { year: 2028, value: null },
          { year: 2030, value: 2500 },
        ],
      }),
    ],
  });

  it('is written « inconnu », never zero, and zero is written zero', () => {
    expect(table(compose(unknown, true), 'Chiffres connus à la date du schéma')).toEqual([
      ['Heures réalisées', 'inconnu', '', ''],
      ['Marchés réservés', '0', '2025', 'DECP'],
    ]);
    expect(table(compose(unknown, true), 'Carte d’identité du schéma')).toContainEqual(['Achats annuels', 'inconnus']);
    expect(table(compose(unknown, true), 'Tous les indicateurs, du point de départ aux cibles')).toEqual([['Indicateur a', 'inconnu', '', '25\u00a0%']]);
  });

  it('is not « non » either', () => {
    expect(table(compose(unknown, true), 'Carte d’identité du schéma')).toContainEqual(['Travaux compris', 'non précisé']);
  });

  it('leaves no code word, no NaN, no null in any document', () => {
    for (const scheme of [empty, full, example, unknown])
      for (const final of [true, false])
        expect(
          JSON.stringify(
            compose(scheme, final).nodes.map((node) =>
              node.kind === 'table'
                ? node.rows
                : node.kind === 'actionSheet'
                  ? node.rows
                  : node.kind === 'callout'
                    ? node.lines
                    : node.kind === 'keyFigures'
                      ? node.items
                      : '',
            ),
          ),
        ).not.toMatch(/undefined|NaN|\[object|null|annual"|to-start|follow-up|decp-sirene/);
  });
});

describe('figures and days', () => {
  it('are set out in French', () => {
    const scheme = stored({
      ...completeScheme(),
      organisation: {
        ...emptyScheme('').organisation,
        name: 'Ville',
        siren: '732829320',
        population: 640_000,
        annualPurchasesCents: 9_612_345_650,
        purchasesYear: 2025,
      },
      period: { from: '2027-01-01', to: '2030-12-31', adoptedOn: '2026-12-01', deliberation: 'n° 12' },
    });
    const document = compose(scheme, true);
    expect(table(document, 'Carte d’identité du schéma')).toEqual(
      expect.arrayContaining([
        ['SIREN', '732\u202f829\u202f320'],
        ['Population', '640\u202f000 habitants'],
        ['Achats annuels', '96\u202f123\u202f456,50\u00a0€ hors taxes (2025)'],
        ['Période', 'du 1er janvier 2027 au 31 décembre 2030'],
      ]),
    );
    expect([document.period, document.statement, document.lawDate]).toEqual([
      '2027 – 2030',
      'Soumis au vote du 1er décembre 2026 (délibération n° 12)',
      '23 novembre 2026',
    ]);
  });

  it('set the words of a chart in French too', () => {
    const targets = [2027, 2028].map((year) => ({ year, value: 1000 }));
    const said = trajectory([anIndicator('a', { targets }), anIndicator('b', { targets })], 'essai', 'Essai').flatMap((node) =>
      node.kind === 'chart' ? [node.alt] : [],
    );
    expect(said.join(' ')).toMatch(/\u202f: départ .*\u202f; /);
    for (const alt of said) expect(alt).not.toMatch(/« | [;:!?%»]/);
  });

  it('tell an adopted scheme from one that waits for its vote', () => {
    const on = (adoptedOn: string | null, final: boolean) =>
      compose(stored({ ...completeScheme(), period: { from: null, to: null, adoptedOn, deliberation: '' } }), final).statement;
    expect([on('2026-11-23', true), on('2026-11-24', true), on('2026-11-24', false), on(null, true), on(null, false)]).toEqual([
      'Adopté le 23 novembre 2026',
      'Soumis au vote du 24 novembre 2026',
      'Projet soumis au vote du 24 novembre 2026',
      '',
      'Projet, non adopté',
    ]);
  });

  it('columns of every table share the whole width, and every row has a cell for each', () => {
    for (const scheme of [example, full]) {
      for (const { caption, columns, rows } of of(compose(scheme, false), 'table')) {
        expect(
          columns.reduce((sum, { width }) => sum + width, 0),
          caption,
        ).toBe(100);
        expect(
          rows.filter((row) => row.length !== columns.length),
          caption,
        ).toEqual([]);
      }
    }
  });

  it('no year of target is dropped from the document, however many there are', () => {
    const years = Array.from({ length: 9 }, (_, i) => 2027 + i);
    const scheme = stored({ ...completeScheme(), indicators: [anIndicator('a', { targets: years.map((year, i) => ({ year, value: 1000 + i * 100 })) })] });
    const titles = of(compose(scheme, true), 'table')
      .filter(({ caption }) => caption.startsWith('Tous les indicateurs'))
      .flatMap(({ columns }) => columns.map(({ title }) => title));
    expect(years.filter((year) => !titles.includes(String(year)))).toEqual([]);
  });

  it('the law is read for the asked day', () => {
    const before = table(compose(full, true, '2022-06-01'), 'Références citées');
    const after = table(compose(full, true), 'Références citées');
    expect(before).not.toEqual(after);
    expect(after.find(([citation]) => citation?.includes('D.'))?.[2]).toContain('1er janvier 2023');
  });
});

describe('axes and actions', () => {
  it('are numbered, and each action keeps its code in its sheet and in the list', () => {
    const scheme = stored({
      ...completeScheme(),
      axes: [
        anAxis('a', 'social', '', [anAction('x', { title: 'Première', lead: 'Achats' }), anAction('y', { title: 'Deuxième' })]),
        anAxis('b', 'environment'),
      ],
    });
    const document = compose(scheme, true);
    expect(of(document, 'actionSheet').map(({ code, title }) => `${code} ${title}`)).toEqual(['1.1.1 Première', '1.1.2 Deuxième', '2.1.1 Action b-1']);
    expect(table(document, 'Toutes les actions, par axe et par objectif').map(([code, title]) => `${code} ${title}`)).toEqual([
      '1.1.1 Première',
      '1.1.2 Deuxième',
      '2.1.1 Action b-1',
    ]);
  });

  it('an axis without a title or an objective is said to be unfinished in the draft', () => {
    const document = compose(stored({ ...completeScheme(), axes: [{ ...anAxis('a', null), title: '', objectives: [] }] }), false);
    expect(of(document, 'chapter').some(({ title }) => title === 'Axe 1. à nommer')).toBe(true);
    expect(of(document, 'gap').map(({ message }) => message)).toContain('Cet axe n’a pas encore d’objectif.');
  });

  it('the two targets of the law stand apart on the first page', () => {
    expect(table(compose(full, true), 'Les deux cibles que la loi demande séparément').map(([label]) => label)).toEqual([
      'Entreprises solidaires d’utilité sociale (ESUS)',
      'Entreprises employant des publics défavorisés ou vulnérables',
    ]);
  });
});

import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { reviewData } from '../../../shared/review-papers/data.ts';
import { DATA_SCHEMA } from '../../../shared/review-papers/data-schema.ts';
import { reviewPage } from '../../../shared/review-papers/page.ts';
import { reviewDocument } from '../../../shared/review-papers/report.ts';
import { reviewTable } from '../../../shared/review-papers/table.ts';
import { KNOWN_ONLY, OVERLAP } from '../../../shared/review-papers/words.ts';
import { CATEGORIES, HEADLINES, LEGAL_INDICATORS, SPLITS } from '../../../shared/reviews/categories.ts';
import { firstYear, missingSentences } from '../../../shared/reviews/freeze.ts';
import { schemeBuyers } from '../../../shared/scheme/buyers.ts';
import { frenchTypography } from '../../../shared/typography.ts';
import { completeScheme } from '../../support/scheme.ts';
import { byId, present, shippedContent } from '../../support/content.ts';
import { aMeasure, aReview, INDICATORS, SIREN, someMeasures } from './support.ts';

const schema = new Ajv2020({ allErrors: true }).compile(DATA_SCHEMA);
const SHARED = aReview({}, [
  { siren: SIREN, name: 'Ville <exemple> & Cie', measures: someMeasures([2025, 2026]) },
  { siren: null, name: 'Syndicat sans numéro', measures: [] },
]);

describe('the categories of the article', () => {
  it('take in every indicator of the catalogue that answers it, measured as the catalogue says', () => {
    const legal = INDICATORS.filter((indicator) => indicator.legal.length > 0);
    expect([...LEGAL_INDICATORS, ...SPLITS].sort()).toEqual(legal.map(({ id }) => id).sort());
    for (const { law, number, value } of CATEGORIES)
      for (const [id, measuredIn] of [[number, 'number'] as const, [value, 'value'] as const])
        if (id !== null) expect(INDICATORS.find((indicator) => indicator.id === id)).toMatchObject({ measuredIn, legal: [law] });
    for (const id of HEADLINES) expect(LEGAL_INDICATORS).toContain(id);
  });

  it('one of the two is enough; what has neither is said with what to do', () => {
    const buyer = { siren: SIREN, name: 'Ville', measures: [aMeasure('marches-reserves-valeur', 2026, 300), aMeasure('achats-esus', 2026, null)] };
    const missing = missingSentences([buyer], [2026]);
    expect(missing.some((sentence) => sentence.startsWith('Marchés et lots réservés'))).toBe(false);
    expect(missing.find((sentence) => sentence.includes('(ESUS)'))).toMatch(/taux inconnu pour 2026.*importez les achats de la comptabilité/);
  });
});

describe('the sentences of law', () => {
  it('were written from this version of the article: another one asks to read them again', () => {
    const { versions } = byId(shippedContent().references, 'ccp-l2111-3');
    expect(
      versions
        .map(({ from }) => from)
        .sort()
        .at(-1),
    ).toBe('2023-10-25');
  });

  it('go with the figures in every file: rates that overlap, what they cover, what is short of one', () => {
    const short = aMeasure('achats-publics-vulnerables', 2026, 200, { detail: 'Aucune liste ne dit les entreprises adaptées.' });
    const review = aReview({}, [{ siren: SIREN, name: 'Ville', measures: [short] }]);
    const report = JSON.stringify(reviewDocument(review).nodes);
    for (const file of [report, reviewPage(review), reviewTable(review), JSON.stringify(reviewData(review))])
      expect(file).toContain('Aucune liste ne dit les entreprises adaptées.');
    expect(reviewData(review).avertissements).toEqual(expect.arrayContaining([OVERLAP, KNOWN_ONLY].map(frenchTypography)));
    expect(report.split('ne s’additionnent pas')).toHaveLength(3);
  });
});

describe('what a review is about', () => {
  it('each buyer of a shared scheme apart, the same number once', () => {
    const shared = {
      ...completeScheme(),
      organisation: { ...completeScheme().organisation, name: 'Département', siren: SIREN },
      legal: {
        ...completeScheme().legal,
        shared: true,
        buyers: [
          { id: '1', name: 'Département, encore', siren: SIREN },
          { id: '2', name: 'Ville', siren: '' },
        ],
      },
    };
    expect(schemeBuyers(shared)).toEqual([
      { id: '1', siren: SIREN, name: 'Département' },
      { id: '2', siren: null, name: 'Ville' },
    ]);
    expect(schemeBuyers({ ...shared, legal: { ...shared.legal, shared: false } })).toHaveLength(1);
  });

  it('a publication covers the years since the last one that was published, two when there is none', () => {
    const made = [
      { kind: 'publication' as const, year: 2023, publishedOn: '2024-05-01' },
      { kind: 'publication' as const, year: 2025, publishedOn: null },
      { kind: 'annual-review' as const, year: 2025, publishedOn: '2026-05-01' },
    ];
    expect([firstYear('publication', 2026, made), firstYear('publication', 2026, []), firstYear('annual-review', 2026, made)]).toEqual([2024, 2025, 2026]);
  });
});

describe('the data of a review', () => {
  it('holds to the schema that goes with it, shared or not, known or not', () => {
    for (const review of [aReview(), SHARED, aReview({ kind: 'annual-review', fromYear: 2026 }, [{ siren: SIREN, name: '', measures: [] }])]) {
      schema(JSON.parse(JSON.stringify(reviewData(review))));
      expect(schema.errors).toBeNull();
    }
  });

  it('is refused by that schema with a field too many or too few', () => {
    const { droit: _droit, ...without } = reviewData(aReview());
    expect(schema(without)).toBe(false);
    expect(schema({ ...reviewData(aReview()), autre: 1 })).toBe(false);
  });

  it('gives figures in the unit that is written, and null for what is unknown', () => {
    const [buyer] = reviewData(aReview()).acheteurs;
    const social = present(buyer?.indicateurs.find(({ identifiant }) => identifiant === 'considerations-sociales-nombre'));
    expect(social).toMatchObject({
      unite: '%',
      mesure: 'nombre',
      cibles: [
        { annee: 2026, valeur: 15 },
        { annee: 2028, valeur: 30 },
      ],
    });
    expect(social.annees.map(({ annee, valeur }) => [annee, valeur])).toEqual([
      [2025, 20],
      [2026, 24],
    ]);
    expect(buyer?.indicateurs.find(({ identifiant }) => identifiant === 'egalim-bio')?.annees[0]).toMatchObject({ valeur: null, etat: 'inconnu' });
  });

  it('as a table: its mark, one line per indicator and year, decimals with a comma, formulas harmless', () => {
    const table = reviewTable(aReview());
    const lines = table.trimEnd().split('\r\n');
    expect(table.startsWith('\ufeff"Acheteur";"SIREN"')).toBe(true);
    expect(lines).toHaveLength(1 + 2 * INDICATORS.length);
    expect(lines.find((line) => line.includes('"2026";"2";'))).toContain('"27,8"');
    expect(lines.find((line) => line.includes('"2026";"9";'))).toContain(`"'=Relevé du service, exemple"`);
  });
});

describe('the page to put online', () => {
  const page = reviewPage(SHARED);

  it('asks nothing of anywhere: no script, no picture, no address but its own anchors', () => {
    for (const part of ['<script', '<img', '<link', '<iframe', 'src=', 'url(', '@import', 'http']) expect(page).not.toContain(part);
    expect([...page.matchAll(/href="([^"]*)"/g)].every(([, address]) => address?.startsWith('#'))).toBe(true);
  });

  it('escapes what was typed', () => {
    expect(page).toContain('Ville &lt;exemple&gt; &amp; Cie');
    expect(page).not.toContain('<exemple>');
  });

  it('says what is unknown, and who cannot be counted', () => {
    expect(page).toContain('Syndicat sans numéro');
    expect(page).toMatch(/numéro SIREN de cet acheteur/);
    expect(page).toMatch(/inconnu/);
  });
});

describe('the report', () => {
  const nodes = (review = aReview()) => reviewDocument(review).nodes;

  it('begins with one page of essentials, then the law with its article', () => {
    const chapters = nodes().flatMap((node) => (node.kind === 'chapter' ? [node.title] : []));
    expect(chapters.slice(0, 3)).toEqual(['L’essentiel', 'Ce que demande la loi', 'Taux réels 2025 et 2026']);
    expect(JSON.stringify(nodes())).toContain('L.\u00a02111-3');
  });

  it('draws the years that are known, each chart with its words', () => {
    const charts = nodes().flatMap((node) => (node.kind === 'chart' ? [node] : []));
    expect(charts.length).toBeGreaterThanOrEqual(3);
    expect(charts[0]?.alt).toContain('12\u00a0% en 2023');
    for (const { alt } of charts) expect(alt).not.toMatch(/« | [;:!?%»]/);
  });

  it('says each target as reached or not, never for a year without one', () => {
    const text = JSON.stringify(nodes());
    expect(text).toContain('cible atteinte');
    expect(text).toContain('cible non atteinte');
  });

  it('of several buyers, adds nothing together', () => {
    const all = nodes(SHARED);
    expect(all.some(({ kind }) => kind === 'keyFigures')).toBe(false);
    expect(all.flatMap((node) => (node.kind === 'chapter' ? [node.title] : []))).toContain('Syndicat sans numéro');
  });

  it('tells how many actions are where', () => {
    expect(JSON.stringify(nodes())).toContain('1 à lancer, 1 en cours, 1 réalisée');
  });
});

/** A scheme with nothing written: every unknown is null or empty, never zero. */
import type { SchemeContent } from '../api/schemes.ts';

const emptyTexts = (): SchemeContent['texts'] => ({
  foreword: [],
  summary: [],
  context: [],
  perimeter: [],
  method: [],
  strengths: [],
  weaknesses: [],
  drafting: [],
  governance: [],
  followUp: [],
  training: [],
  communication: [],
  complementary: [],
});

/** Colour of the product, until the organisation chooses its own. */
const DEFAULT_COLOUR = '0e5a4b';

export function emptyScheme(title: string): SchemeContent {
  return {
    title,
    organisation: {
      name: '',
      kind: null,
      siren: '',
      population: null,
      annualPurchasesCents: null,
      purchasesYear: null,
      departement: '',
      region: '',
      website: '',
    },
    legal: { position: 'unknown', reason: '', shared: false, buyers: [], concessionsIncluded: null, worksIncluded: null },
    period: { from: null, to: null, adoptedOn: null, deliberation: '' },
    texts: emptyTexts(),
    figures: [],
    consultation: [],
    axes: [],
    indicators: [],
    buyerFigures: [],
    governance: { lead: '', bodies: [] },
    people: { referents: [], facilitators: [] },
    training: [],
    followUp: { annualReview: '', publicationMonths: null, publicationPlace: '', calendar: [] },
    complementary: [],
    clauseSlugs: [],
    presentation: { colour: DEFAULT_COLOUR, logoFileId: null, templateFileId: null, subtitle: '' },
  };
}

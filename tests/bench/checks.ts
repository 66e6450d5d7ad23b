/** Every check on a consultation of ten lots, and on its four long pieces. */
import type { TenderContent } from '../../shared/api/tenders.ts';
import { paragraphsOf, RULES, checkText, checkTender } from '../../shared/rules/index.ts';
import { aCondition, aCriterion, lawOn, soundLot, soundTender } from '../unit/tender/support.ts';
import { readingOf } from '../support/word/clause.ts';
import { ccapOfPages } from './insertion-files.ts';
import { compare, timed } from './pairs.ts';
import type { Bench } from './report.ts';

const PAIRS = 31;
const LOTS = 10;
const WORDS = 'Le titulaire réserve des heures à des personnes éloignées de l’emploi, sous peine d’une pénalité de 50 € par heure non réalisée. ';

/** Ten lots that are all different and all have something to say. */
const tender = (): TenderContent => ({
  ...soundTender({ nature: 'works', cents: 900_000_000 }),
  lots: Array.from({ length: LOTS }, (_, i) =>
    soundLot({
      id: `lot-${i + 1}`,
      number: i + 1,
      title: `Lot ${i + 1}`,
      amountCents: 30_000_000 + i * 1_000_000,
      conditions: [aCondition({ text: WORDS.repeat(6) }), aCondition({ id: 'd2', family: 'environmental', kind: null, text: WORDS.repeat(6) })],
      criteria: [aCriterion({ id: 'c1', kind: 'price', title: 'Prix' }), aCriterion({ id: 'c2', elements: WORDS.repeat(4) })],
    }),
  ),
});

export const checks: Bench = {
  name: 'controles',
  title: `${RULES.length} contrôles`,
  run: async () => {
    const content = tender();
    const law = lawOn();
    const text = JSON.stringify(content);
    let found = 0;
    const { ours, ratio } = await compare(
      PAIRS,
      () =>
        timed(() => {
          found = checkTender(content, law).length;
        }),
      () => timed(() => JSON.stringify(JSON.parse(text))),
    );
    const { paragraphs } = await readingOf(ccapOfPages(50));
    const words = paragraphsOf(paragraphs.map((one) => one.text).join('\n'));
    const piece = await compare(
      5,
      () => timed(() => checkText({ kind: 'ccap', whole: true, ccag: null }, words, law)),
      () => timed(() => JSON.stringify(words)),
    );
    return [
      { what: `consultation de ${LOTS} lots`, value: ours, unit: 'ms', bar: { limit: 20, is: 'at-most' }, detail: `${found} constats` },
      { what: 'rapporté à la lecture et à l’écriture de la même consultation en JSON', value: ratio, unit: '' },
      { what: 'texte d’un CCAP de cinquante pages', value: piece.ours, unit: 'ms', detail: `${words.length} paragraphes` },
    ];
  },
};

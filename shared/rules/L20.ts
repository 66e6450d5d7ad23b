import { hasInsertion, hasVolume, hitsOf, nameOf } from './helpers.ts';
import { find } from './reading.ts';
import type { Rule } from './rule.ts';

const EMPTY =
  /\b(?:heures?|volume)(?: \w+){0,6} (?:a definir|a determiner|a completer|a preciser|x{2,}|neant)\b|\b(?:x{2,}|0|zero|nombre heures a definir) heures? (?:\w+ )?insertion\b/;

export const L20: Rule = {
  id: 'L20',
  title: 'Volume d’heures absent',
  severity: 'blocking',
  confidence: 'confirmed',
  references: ['ccag-fcs-16', 'ccag-tic-16'],
  pieces: ['ccap', 'rc', 'ae', 'avis'],
  explanation: 'Sans volume, ou avec un volume nul ou « à définir », l’obligation d’insertion ne peut être ni chiffrée, ni suivie, ni sanctionnée.',
  proposal: 'Calculer le volume à partir du montant, de la part de main-d’œuvre et du coût horaire ; pour un accord-cadre, des heures par tranche facturée.',
  lot: (lot, { tender }) => {
    if (!hasInsertion(lot) || hasVolume(lot) || lot.insertion.modes.includes('alternative')) return [];
    const zero = lot.insertion.quarterHours === 0;
    return [{ message: `${nameOf(lot, tender)} : le volume d’heures d’insertion ${zero ? 'est nul' : 'n’est pas fixé'}.`, path: 'insertion/quarterHours' }];
  },
  text: ({ reading }) =>
    hitsOf(
      find(
        reading,
        EMPTY,
        ({ folded, section }) => /\binsertion\b/.test(`${folded} ${section}`) && !/\b(?:candidats?|soumissionnaires?|proposee?s?)\b/.test(folded),
      ),
      (matched) => `Le volume d’heures reste à écrire : « ${matched} ».`,
    ),
};

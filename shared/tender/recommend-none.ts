/** No social consideration: an honest answer, free under the threshold, to be justified in writing above it. */
import { type Advice, type Ask, because, isConcession } from './recommend-ask.ts';
import { hoursVerdict } from './recommend-condition.ts';

export function nothing(ask: Ask): Advice {
  const { law, regime, lot } = ask;
  const { obligation, references, reason, confidence } = regime.socialCondition;
  if (obligation === 'out-of-scope' || obligation === 'optional')
    return {
      fit: 'possible',
      reasons: [
        because(
          law,
          obligation === 'optional' ? 'Aucune condition sociale n’est due : ne rien prévoir se fait sans motif écrit.' : reason,
          references,
          confidence,
        ),
      ],
      cautions:
        regime.environmentalCondition.obligation === 'required'
          ? [
              because(
                law,
                'L’environnement reste dû : une condition d’exécution, et un critère si les offres sont comparées.',
                regime.environmentalCondition.references,
              ),
            ]
          : [],
    };
  const open = regime.exceptions.filter((exception) => exception.open !== false);
  const known = open.filter((exception) => exception.open === true);
  return {
    fit: obligation === 'unknown' ? 'unknown' : known.length > 0 ? 'possible' : open.length > 0 ? 'unknown' : 'unsuitable',
    reasons: [
      because(
        law,
        `${isConcession(ask) ? 'Deux motifs' : 'Quatre motifs'} au plus permettent de ne rien prévoir ; ${open.length} ${open.length > 1 ? 'restent ouverts' : 'reste ouvert'} pour ce lot.`,
        references,
        confidence,
      ),
      ...(obligation === 'unknown' ? [because(law, reason, references, confidence)] : []),
      ...regime.exceptions.map((exception) =>
        because(
          law,
          `${exception.title} : ${exception.open === false ? 'fermé' : exception.open ? 'ouvert' : 'à savoir'}. ${exception.reason}`,
          exception.references,
          exception.confidence,
        ),
      ),
    ],
    cautions: [
      because(
        law,
        'Le motif s’écrit avec des faits propres au lot et se garde au dossier ; une case cochée ne suffit pas.',
        isConcession(ask) ? ['ccp-l3114-2-1'] : ['ccp-l2112-2-1', 'ccp-l2184-1'],
      ),
      ...(hoursVerdict(ask) === 'enough' && lot.exception !== 'short-works'
        ? [because(law, 'Les heures estimées suffisent à un parcours : un motif tiré du lien ou de la difficulté se défend mal.', references, 'single-source')]
        : []),
    ],
  };
}

/** No social consideration: an honest answer, free under the threshold, to be justified in writing above it. */
import type { Reason } from '../api/recommendations.ts';
import { type Advice, type Ask, because, isConcession } from './recommend-ask.ts';
import { hoursVerdict } from './recommend-condition.ts';

/** Nothing is due: saying nothing is free, and the environment stays due. */
function freely({ law, regime }: Ask): Advice {
  const { obligation, references, reason, confidence } = regime.socialCondition;
  const { environmentalCondition } = regime;
  const free = obligation === 'optional' ? 'Aucune condition sociale n’est due : ne rien prévoir se fait sans motif écrit.' : reason;
  const green = 'L’environnement reste dû : une condition d’exécution, et un critère si les offres sont comparées.';
  return {
    fit: 'possible',
    reasons: [because(law, free, references, confidence)],
    cautions: environmentalCondition.obligation === 'required' ? [because(law, green, environmentalCondition.references)] : [],
  };
}

function exceptionReasons(ask: Ask, open: number): Reason[] {
  const { law, regime } = ask;
  const { obligation, references, reason, confidence } = regime.socialCondition;
  const most = isConcession(ask) ? 'Deux motifs' : 'Quatre motifs';
  const left = open > 1 ? 'restent ouverts' : 'reste ouvert';
  return [
    because(law, `${most} au plus permettent de ne rien prévoir ; ${open} ${left} pour ce lot.`, references, confidence),
    ...(obligation === 'unknown' ? [because(law, reason, references, confidence)] : []),
    ...regime.exceptions.map((one) => {
      const state = one.open === false ? 'fermé' : one.open ? 'ouvert' : 'à savoir';
      return because(law, `${one.title} : ${state}. ${one.reason}`, one.references, one.confidence);
    }),
  ];
}

/** No clause at all: free where the law asks for none, else only with an exception that holds. */
export function nothing(ask: Ask): Advice {
  const { law, regime, lot } = ask;
  const { obligation, references } = regime.socialCondition;
  if (obligation === 'out-of-scope' || obligation === 'optional') return freely(ask);
  const open = regime.exceptions.filter((exception) => exception.open !== false);
  const known = open.some((exception) => exception.open === true);
  const written = 'Le motif s’écrit avec des faits propres au lot et se garde au dossier ; une case cochée ne suffit pas.';
  const weak = 'Les heures estimées suffisent à un parcours : un motif tiré du lien ou de la difficulté se défend mal.';
  return {
    fit: obligation === 'unknown' ? 'unknown' : known ? 'possible' : open.length > 0 ? 'unknown' : 'unsuitable',
    reasons: exceptionReasons(ask, open.length),
    cautions: [
      because(law, written, isConcession(ask) ? ['ccp-l3114-2-1'] : ['ccp-l2112-2-1', 'ccp-l2184-1']),
      ...(hoursVerdict(ask) === 'enough' && lot.exception !== 'short-works' ? [because(law, weak, references, 'single-source')] : []),
    ],
  };
}

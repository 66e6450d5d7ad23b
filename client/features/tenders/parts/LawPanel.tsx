import { useDeferredValue, useMemo } from 'react';
import type { TenderRegime } from '#shared/api/tenders.ts';
import { formatDay, formatMoney } from '#shared/format.ts';
import { tenderRegime } from '#shared/tender/regime.ts';
import { frenchTypography } from '#shared/typography.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfidenceMark } from '../../../ui/ConfidenceMark.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { Articles } from '../reading/Articles.tsx';
import { useLaw } from '../reading/useLaw.ts';
import type { StepProps } from '../workspace.ts';
import { ValueSteps } from './ValueSteps.tsx';
import { lawSentences } from './law-sentence.ts';

/** The regime of what is on screen, saved or not, under the law of the launch day; null while the law is being read. */
export function useLiveRegime({ tender, onDay }: StepProps['workspace']): TenderRegime | null {
  const law = useLaw(onDay);
  const quiet = useDeferredValue(tender);
  return useMemo(() => (law ? tenderRegime(quiet, law) : null), [quiet, law]);
}

/** Beside the work, as it is typed: what the law asks, the estimated value and its working, the thresholds. */
export function LawPanel({ workspace }: StepProps) {
  const regime = useLiveRegime(workspace);
  return (
    <aside className="law-panel" aria-label="Droit et valeur estimée">
      {regime ? (
        <>
          <Demands workspace={workspace} regime={regime} />
          <Value regime={regime} />
          <Thresholds regime={regime} />
        </>
      ) : (
        <Loading what="Lecture du droit…" />
      )}
    </aside>
  );
}

function Demands({ workspace, regime }: StepProps & { regime: TenderRegime }) {
  const social = regime.lots[0]?.socialCondition;
  return (
    <section className="law-panel__part">
      <h2 className="law-panel__title">Ce que la loi demande</h2>
      <p className="soft small">
        {regime.dated ? `Lancement le ${formatDay(regime.on)}` : `Sans date de lancement\u202f: droit d’aujourd’hui, ${formatDay(regime.on)}`}
      </p>
      <div className="law-panel__says" role="status">
        {lawSentences(regime).map((sentence) => (
          <p key={sentence}>{frenchTypography(sentence)}</p>
        ))}
      </div>
      {social && social.obligation !== 'out-of-scope' && (
        <details className="law-panel__why">
          <summary>Pourquoi</summary>
          <p className="small">{frenchTypography(social.reason)}</p>
          <Articles ids={social.references} on={regime.on} confidence={social.confidence} />
        </details>
      )}
      <div>
        <Button reads small variant="quiet" onPress={() => workspace.goTo('decider')}>
          Voir lot par lot
        </Button>
      </div>
    </section>
  );
}

function Value({ regime: { value, on } }: { regime: TenderRegime }) {
  return (
    <section className="law-panel__part">
      <h2 className="law-panel__title">Valeur estimée</h2>
      <p className="law-panel__figure">
        {value.cents === 0 && !value.complete ? 'À compléter' : `${value.complete ? '' : 'au moins '}${formatMoney(value.cents)} HT`}
      </p>
      <ValueSteps steps={value.steps} />
      {value.missing.length > 0 && <p className="small law-panel__missing">{frenchTypography(`Il manque : ${value.missing.join(' ; ')}.`)}</p>}
      {value.warnings.map((warning) => (
        <p key={warning} className="small law-panel__missing">
          {frenchTypography(warning)}
        </p>
      ))}
      <details className="law-panel__why">
        <summary>Articles</summary>
        <Articles ids={value.references} on={on} />
      </details>
    </section>
  );
}

function Thresholds({ regime: { thresholds } }: { regime: TenderRegime }) {
  if (thresholds.length === 0) return null;
  return (
    <section className="law-panel__part">
      <h2 className="law-panel__title">{thresholds.length > 1 ? 'Seuils européens possibles' : 'Seuil européen'}</h2>
      <ul className="law-panel__thresholds">
        {thresholds.map(({ id, title, cents, confidence }) => (
          <li key={id}>
            <span className="small">{frenchTypography(title)}</span>
            <span className="row">
              <strong className="figures">{cents === null ? 'inconnu ce jour-là' : `${formatMoney(cents)} HT`}</strong>
              <ConfidenceMark value={confidence} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

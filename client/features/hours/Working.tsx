import { Link } from '@tanstack/react-router';
import type { HoursEstimate, HoursStep, StepValue } from '#shared/api/hours.ts';
import { frenchTypography } from '#shared/typography.ts';
import { ConfidenceMark } from '../../ui/ConfidenceMark.tsx';

/** The whole working: each step in words, its values with their source and how sure they are, its result. */
export function Working({ estimate: { steps, methodTitle } }: { estimate: HoursEstimate }) {
  return (
    <section className="working" aria-labelledby="hours-working">
      <h2 id="hours-working" className="calculator__title">
        Comment c’est calculé
      </h2>
      <p className="soft small">{methodTitle}</p>
      <ol className="working__steps">
        {steps.map((step, index) => (
          <Step key={`${step.id} ${index}`} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step }: { step: HoursStep }) {
  return (
    <li className="working__step">
      <div className="working__head">
        <h3 className="working__label">{step.label}</h3>
        <strong className="working__result figures">{step.result.display}</strong>
      </div>
      <p className="working__formula">{frenchTypography(step.formula)}</p>
      <ul className="working__values">
        {step.values.map((value) => (
          <Value key={value.label} value={value} />
        ))}
      </ul>
      <p className="small soft">
        {frenchTypography(step.source)}
        {step.references.map((id) => (
          <span key={id}>
            {' · '}
            <Link to="/droit/$id" params={{ id }}>
              {citation(id)}
            </Link>
          </span>
        ))}
      </p>
    </li>
  );
}

function Value({ value: { label, display, source, confidence } }: { value: StepValue }) {
  return (
    <li>
      <span className="working__value">
        <span>{label}</span>
        <strong className="figures">{display}</strong>
      </span>
      <span className="working__source small soft">
        {frenchTypography(source)}
        {confidence && confidence !== 'confirmed' && <ConfidenceMark value={confidence} />}
      </span>
    </li>
  );
}

/** « ccp-l2112-2 » → « CCP, art. L. 2112-2 ». */
const citation = (id: string): string => {
  const found = /^ccp-([lr])(.+)$/.exec(id);
  return found ? `CCP, art. ${found[1]?.toUpperCase()}.\u00a0${found[2]}` : id;
};

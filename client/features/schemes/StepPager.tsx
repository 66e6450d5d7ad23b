import { useParams } from '@tanstack/react-router';
import { type StepId, STEPS } from '#shared/scheme/steps.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { axisName } from './Outline.tsx';
import { useSection } from './save/useScheme.ts';

type Place = { step: StepId; axisId: string | null; title: string };

/** Every place of the path in order: the steps, and each axis after the step of the axes. */
function usePlaces(): Place[] {
  const [axes] = useSection('axes');
  return STEPS.flatMap(({ id, title }): Place[] => {
    const own: Place = { step: id, axisId: null, title };
    return id === 'axes' ? [own, ...axes.map((axis, index) => ({ step: id, axisId: axis.id, title: axisName(axis, index) }))] : [own];
  });
}

/** The place before, the place after. */
export function StepPager({ step, axisId }: { step: StepId; axisId: string | null }) {
  const places = usePlaces();
  const exact = places.findIndex((place) => place.step === step && place.axisId === axisId);
  const index = exact >= 0 ? exact : places.findIndex((place) => place.step === step);
  const [before, after] = [places[index - 1], places[index + 1]];
  return (
    <nav className="step-pager" aria-label="Étape précédente et suivante">
      {before ? <PagerLink place={before} word="Précédent" /> : <span />}
      {after && <PagerLink place={after} word="Suivant" isNamed />}
    </nav>
  );
}

function PagerLink({ place, word, isNamed = false }: { place: Place; word: string; isNamed?: boolean }) {
  const { id } = useParams({ from: '/schemas/$id/$step' });
  return (
    <LinkButton to="/schemas/$id/$step" params={{ id, step: place.step }} search={place.axisId ? { axe: place.axisId } : {}}>
      <span>
        {word}
        <span className={isNamed ? 'step-pager__name' : 'visually-hidden'}>{`\u202f: ${place.title}`}</span>
      </span>
    </LinkButton>
  );
}

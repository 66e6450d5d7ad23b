import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SchemeAxis } from '#shared/api/schemes.ts';
import { STEPS } from '#shared/scheme/steps.ts';
import { useSection } from '../save/useScheme.ts';

type Place = { step: string; axisId: string | null; field: string };

/** `axe-<id>` is one axis; `axes#social` the axis of that kind when there is one. */
export function placeOf(path: string, axes: readonly SchemeAxis[]): Place {
  const [step = '', field = ''] = path.split('#');
  if (step.startsWith('axe-')) return { step: 'axes', axisId: step.slice('axe-'.length), field: field || 'objectifs' };
  const axis = step === 'axes' ? axes.find(({ kind }) => kind === field) : undefined;
  return axis ? { step, axisId: axis.id, field: 'objectifs' } : { step, axisId: null, field };
}

/** A link to the very field a finding names: `suivi#publication`; `axes#social` opens the axis of that kind when there is one. */
export function FindingLink({ path, children }: { path: string; children: ReactNode }) {
  const { id } = useParams({ from: '/schemas/$id/$step' });
  const [axes] = useSection('axes');
  const { step, axisId, field } = placeOf(path, axes);
  return (
    <Link to="/schemas/$id/$step" params={{ id, step }} search={axisId ? { axe: axisId } : {}} hash={field} hashScrollIntoView={false}>
      {children}
    </Link>
  );
}

/** « Compléter : Suivi et publication ». */
export const stepTitle = (path: string): string => STEPS.find(({ id }) => id === path.split('#')[0])?.title ?? 'Schéma';

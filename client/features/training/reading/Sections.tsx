import type { LessonSection } from '#shared/api/training.ts';
import { BlocksView } from '../../../ui/BlocksView.tsx';
import { InnerLink } from '../InnerLink.tsx';

const SOURCES: Record<NonNullable<LessonSection['live']>['source'], { says: string; link: string }> = {
  clause: { says: 'Extrait de la bibliothèque, tel qu’il est aujourd’hui', link: 'Ouvrir la clause' },
  scheme: { says: 'Extrait de votre schéma, tel qu’il est aujourd’hui', link: 'Ouvrir le schéma' },
};

/** A text of ours, and set apart in it what is taken alive from the library or from the scheme. */
export function Sections({ items }: { items: readonly LessonSection[] }) {
  return (
    <div className="lesson-text">
      {items.map(({ live, blocks }, index) =>
        live ? (
          <figure key={index} className="live">
            <figcaption className="live__head">
              <span>
                <span className="live__source">{SOURCES[live.source].says}</span>
                <strong>{live.title}</strong>
              </span>
              {live.href && <InnerLink href={live.href}>{SOURCES[live.source].link}</InnerLink>}
            </figcaption>
            <BlocksView blocks={blocks} headingLevel={3} hasNotes={false} />
          </figure>
        ) : (
          <BlocksView key={index} blocks={blocks} headingLevel={2} hasNotes={false} />
        ),
      )}
    </div>
  );
}

import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { StepId } from '#shared/scheme/steps.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { useSection } from '../save/useScheme.ts';
import { chapterOfStep, chaptersOf } from './chapters.ts';
import { ChapterPaper, CoverPaper } from './Paper.tsx';
import { useSchemeDocument } from './useSchemeDocument.ts';
import './preview.css';

type Props = { step: StepId; axisId: string | null };

/** Same width as in schemes.css: below it, the preview opens in a dialog. */
const WIDE = matchMedia('(min-width: 1340px)');
const subscribe = (listener: () => void): (() => void) => {
  WIDE.addEventListener('change', listener);
  return () => WIDE.removeEventListener('change', listener);
};
const useIsWide = (): boolean => useSyncExternalStore(subscribe, () => WIDE.matches);

/** The page as it will be, beside the work. */
export function PreviewColumn({ step, axisId }: Props) {
  const isWide = useIsWide();
  return isWide ? (
    <aside className="preview" aria-label="Aperçu du document">
      <Preview step={step} axisId={axisId} />
    </aside>
  ) : null;
}

/** The same behind a button, where there is no room for a column. Closes when a « à compléter » leads to a step. */
export function PreviewButton({ step, axisId }: Props) {
  const isWide = useIsWide();
  const [isOpen, setOpen] = useState(false);
  const place = useLocation({ select: ({ href }) => href });
  // biome-ignore lint/correctness/useExhaustiveDependencies: going anywhere else closes it.
  useEffect(() => setOpen(false), [place]);
  if (isWide) return null;
  return (
    <>
      <Button reads small onPress={() => setOpen(true)}>
        Aperçu
      </Button>
      <Dialog title="Aperçu du document" size="wide" isOpen={isOpen} onClose={() => setOpen(false)}>
        {isOpen && <Preview step={step} axisId={axisId} />}
      </Dialog>
    </>
  );
}

const COVER = -1;

/** One chapter at a time; follows the step, and can be paged through. */
function Preview({ step, axisId }: Props) {
  const document = useSchemeDocument(false);
  const [presentation] = useSection('presentation');
  const [shown, setShown] = useState<number | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step follows its own chapter again.
  useEffect(() => setShown(null), [step, axisId]);
  const chapters = document ? chaptersOf(document) : [];
  const index = Math.min(shown ?? chapterOfStep(chapters, step, axisId) ?? COVER, chapters.length - 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another chapter is read from its top.
  useEffect(() => {
    if (frame.current) frame.current.scrollTop = 0;
  }, [index]);
  const chapter = chapters[index];
  if (!document) return <Loading what="Composition de l’aperçu…" />;
  return (
    <>
      <div className="preview__bar">
        <span className="soft small" role="status">
          {chapter ? `Aperçu · ${index + 1} sur ${chapters.length}` : 'Aperçu · couverture'}
        </span>
        <span className="preview__pager">
          <Button reads small variant="quiet" aria-label="Chapitre précédent" isDisabled={index === COVER} onPress={() => setShown(index - 1)}>
            ‹
          </Button>
          <Button reads small variant="quiet" aria-label="Chapitre suivant" isDisabled={index === chapters.length - 1} onPress={() => setShown(index + 1)}>
            ›
          </Button>
        </span>
      </div>
      <div className="preview__frame" ref={frame} role="region" aria-label={chapter ? chapter.title : 'Couverture'} tabIndex={0}>
        {chapter ? <ChapterPaper chapter={chapter} document={document} /> : <CoverPaper document={document} logoId={presentation.logoFileId} />}
      </div>
    </>
  );
}

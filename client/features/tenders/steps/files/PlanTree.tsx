import { useEffect, useMemo, useRef, useState } from 'react';
import { Button as ChevronButton } from 'react-aria-components/Button';
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import type { DocumentParagraph } from '#shared/api/documents.ts';
import { Button } from '../../../../ui/Button.tsx';
import { END, named, type Placed } from './plan.ts';
import { type DocumentSection, HEAD, sectionHolding, sectionsOf } from './sections.ts';

export type PlanTreeProps = {
  paragraphs: readonly DocumentParagraph[];
  placed: readonly Placed[];
  /** The clause whose place is being chosen; null while one only reads. */
  choosing: Placed | null;
  onPlace: (after: string) => void;
  onStop: () => void;
};

const DRAWN = 80;
/** Only the rows in view are drawn: a file may have thousands. */
const ROWS = { estimatedRowHeight: 32 };

/** The plan as a tree: titles, the text of each, and where the clauses go. Arrows move, Enter chooses or unfolds. */
export function PlanTree({ paragraphs, placed, choosing, onPlace, onStop }: PlanTreeProps) {
  const sections = useMemo(() => sectionsOf(paragraphs), [paragraphs]);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(sections.length === 1 ? sections.map(({ id }) => id) : []));
  const box = useRef<HTMLDivElement>(null);
  const isChoosing = choosing !== null;
  // Choosing starts in the plan. Its rows are drawn once it has a size: the tree itself takes the focus, and gives it to a row.
  useEffect(() => {
    if (!isChoosing) return;
    const timer = setTimeout(() => box.current?.querySelector<HTMLElement>('[role="treegrid"]')?.focus(), DRAWN);
    return () => clearTimeout(timer);
  }, [isChoosing]);
  const titles = sections.filter(({ title }) => title !== null).length;
  const toggle = (id: string): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const act = (id: string): void => {
    if (isChoosing && id !== HEAD) onPlace(id);
    else toggle(sectionHolding(sections, id)?.id ?? id);
  };
  const disabled = isChoosing ? paragraphs.flatMap(({ id, free, level }) => (free || level !== null ? [] : [id])) : [];
  return (
    <div className={`plan${isChoosing ? ' plan--choosing' : ''}`} ref={box}>
      <h3 className="plan__title">{`Plan du document · ${titles} titre${titles > 1 ? 's' : ''}`}</h3>
      {choosing && (
        <div className="plan__asking" role="status">
          <p>{`Où placer «\u00a0${choosing.title}\u00a0»\u202f? Choisissez un titre, ou dépliez-le pour choisir un paragraphe.`}</p>
          <Button small variant="quiet" onPress={onStop}>
            Annuler le choix
          </Button>
        </div>
      )}
      {titles === 0 && <p className="soft small">{'Aucun titre reconnu\u202f: choisissez un paragraphe, ou la fin du document.'}</p>}
      <Virtualizer layout={ListLayout} layoutOptions={ROWS}>
        <Tree
          aria-label="Plan du document"
          className="plan__tree"
          selectionMode="none"
          expandedKeys={open}
          onExpandedChange={(keys) => setOpen(new Set([...keys].map(String)))}
          onAction={(key) => act(String(key))}
          disabledKeys={disabled}
        >
          {sections.map((section) => (
            <SectionItem key={section.id} section={section} placed={placed} choosing={choosing} isOpen={open.has(section.id)} />
          ))}
          <TreeItem id={END} textValue="Fin du document" className="plan__row plan__row--end">
            <TreeItemContent>
              <span className="plan__text">Fin du document</span>
              <Marks id={END} placed={placed} choosing={choosing} />
            </TreeItemContent>
          </TreeItem>
        </Tree>
      </Virtualizer>
    </div>
  );
}

type ItemProps = { placed: readonly Placed[]; choosing: Placed | null };

function SectionItem({ section, placed, choosing, isOpen }: ItemProps & { section: DocumentSection; isOpen: boolean }) {
  const { title, texts, id } = section;
  const inside = texts.filter((text) => placed.some(({ after, isIn }) => isIn && after === text.id));
  return (
    <TreeItem
      id={id}
      textValue={title ? named(title) : 'Début du document'}
      className={`plan__row plan__row--${Math.min(title?.level ?? 1, 5)}`}
      hasChildItems={texts.length > 0}
    >
      <TreeItemContent>
        <Chevron isShown={texts.length > 0} isOpen={isOpen} />
        <span className="plan__text">{title ? named(title) : 'Début du document'}</span>
        <Marks id={id} placed={placed} choosing={choosing} />
        {!isOpen && inside.map((text) => <Marks key={text.id} id={text.id} placed={placed} choosing={choosing} />)}
      </TreeItemContent>
      {isOpen && texts.map((text) => <TextItem key={text.id} text={text} placed={placed} choosing={choosing} />)}
    </TreeItem>
  );
}

function Chevron({ isShown, isOpen }: { isShown: boolean; isOpen: boolean }) {
  if (!isShown) return <span className="plan__chevron" aria-hidden="true" />;
  return (
    <ChevronButton slot="chevron" className="plan__chevron">
      <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
    </ChevronButton>
  );
}

function TextItem({ text, placed, choosing }: ItemProps & { text: DocumentParagraph }) {
  const words = named(text);
  return (
    <TreeItem id={text.id} textValue={words} className="plan__row plan__row--text">
      <TreeItemContent>
        <span className="plan__text">{words}</span>
        {choosing && !text.free && <span className="plan__why">{text.why}</span>}
        <Marks id={text.id} placed={placed} choosing={choosing} />
      </TreeItemContent>
    </TreeItem>
  );
}

/** The clauses that go there. */
function Marks({ id, placed, choosing }: ItemProps & { id: string }) {
  const here = placed.filter(({ isIn, after }) => isIn && after === id);
  return here.map((one) => (
    <span key={one.key} className={`plan__mark${one.key === choosing?.key ? ' plan__mark--chosen' : ''}`}>
      {`↳ ${one.title}${one.existing ? ' (mise à jour)' : ' (nouveau)'}`}
    </span>
  ));
}

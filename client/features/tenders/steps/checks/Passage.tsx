import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DocumentParagraph } from '#shared/api/documents.ts';
import type { FindingWhere } from '#shared/api/findings.ts';
import { Button } from '../../../../ui/Button.tsx';
import { QueryView } from '../../../../ui/QueryView.tsx';
import { documentTextQuery } from '../../queries.ts';
import { named } from '../files/plan.ts';
import { marked } from './marked.ts';

type Props = { tenderId: string; documentId: string; where: FindingWhere };

/** The paragraph of the uploaded file, with the words at fault marked; read when asked for. */
export function Passage({ tenderId, documentId, where }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="passage">
      {!isOpen && where.matched && <p className="passage__words">{`«\u00a0${where.matched}\u00a0»`}</p>}
      <div>
        <Button reads small variant="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? 'Replier le passage' : 'Voir le passage'}
        </Button>
      </div>
      {isOpen && <Text tenderId={tenderId} documentId={documentId} where={where} />}
    </div>
  );
}

/** The nearest title above: where the reader is in the file. */
const titleAbove = (items: readonly DocumentParagraph[], rank: number): DocumentParagraph | undefined =>
  items.slice(0, rank).findLast(({ level }) => level !== null);

function Text({ tenderId, documentId, where }: Props) {
  const text = useQuery(documentTextQuery(tenderId, documentId));
  return (
    <QueryView query={text} loading="Lecture du fichier…">
      {({ items }) => {
        const rank = where.paragraph ?? 0;
        const paragraph = items[rank];
        if (!paragraph) return <p className="soft">{'Ce passage n’est plus dans le fichier.'}</p>;
        const title = titleAbove(items, rank);
        const { before, words, after } = marked(paragraph.text, where.matched);
        return (
          <div className="passage__sheet sheet">
            {title && <p className="passage__title">{named(title)}</p>}
            <p>
              {before}
              {words && <mark>{words}</mark>}
              {after}
            </p>
          </div>
        );
      }}
    </QueryView>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommentCreate, SchemeThread } from '#shared/api/together.ts';
import { LIMITS } from '#shared/limits.ts';
import type { StepId } from '#shared/scheme/steps.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { useSaver } from '../save/useScheme.ts';
import { PlaceSelect } from './PlaceSelect.tsx';
import type { Pointed } from './pointing.ts';
import { refreshTogether, schemePath } from './queries.ts';
import { anchorOf, firstPlace, placesHere, usePlaces } from './usePlaces.ts';

/** A comment on what was under the hand when the panel opened; the place can be changed, the quoted passage left out. */
export function NewThread({ step, axisId, pointed }: { step: StepId; axisId: string | null; pointed: Pointed }) {
  const { id } = useSaver().read().document;
  const client = useQueryClient();
  const here = placesHere(usePlaces(), step, axisId);
  const [place, setPlace] = useState(() => firstPlace(here, axisId, pointed));
  const [quote, setQuote] = useState(pointed.quote);
  const [text, setText] = useState('');
  const write = useMutation({
    mutationFn: (body: CommentCreate) => request<SchemeThread>(schemePath(id, 'comments'), { method: 'POST', body }),
    onSuccess: (_, sent) => {
      // What was typed meanwhile is another comment.
      setText((now) => (now === sent.text ? '' : now));
      setQuote('');
      toast('Commentaire enregistré.');
      return refreshTogether(client);
    },
  });
  const submit = (): void => {
    if (text.trim() && !write.isPending) write.mutate({ text, anchor: anchorOf(here, place, step, quote) });
  };
  return (
    <div className="together__form">
      <PlaceSelect here={here} value={place} onChange={setPlace} />
      {quote && (
        <div className="together__quoted">
          <blockquote className="thread__quote">{quote}</blockquote>
          <Button small variant="quiet" onPress={() => setQuote('')}>
            Ne pas citer
          </Button>
        </div>
      )}
      <TextArea label="Votre commentaire" rows={3} maxLength={LIMITS.commentText} value={text} onChange={setText} />
      {write.isError && <ProblemNotice error={write.error} />}
      <div>
        <Button isDisabled={text.trim() === ''} isBusy={write.isPending} isLeaving onPress={submit}>
          Commenter
        </Button>
      </div>
    </div>
  );
}

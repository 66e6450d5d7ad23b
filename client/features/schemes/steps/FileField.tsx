import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { StoredFile } from '#shared/api/files.ts';
import { formatNumber } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { request } from '../../../api.ts';
import { Button } from '../../../ui/Button.tsx';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { Section } from '../../../workspace/Section.tsx';

type Kind = StoredFile['kind'];
const MEGABYTE = 1_000_000;

const TEXTS: Record<Kind, { title: string; lead: string; accept: string; choose: string; change: string; removed: string; held: string; bytes: number }> = {
  logo: {
    title: 'Logo',
    lead: 'Image PNG ou JPEG, 2\u00a0Mo au plus. Il paraît sur la couverture.',
    accept: 'image/png,image/jpeg',
    choose: 'Choisir un logo',
    change: 'Changer de logo',
    removed: 'Logo retiré.',
    held: 'Un logo est déposé.',
    bytes: LIMITS.logoBytes,
  },
  template: {
    title: 'Modèle Word',
    lead: 'Un fichier .docx ou .dotx à vos couleurs\u202f: ses styles, ses en-têtes et ses pieds de page servent au document. 10\u00a0Mo au plus.',
    accept: '.docx,.dotx',
    choose: 'Choisir un modèle',
    change: 'Changer de modèle',
    removed: 'Modèle retiré.',
    held: 'Un modèle est déposé.',
    bytes: LIMITS.templateBytes,
  },
};

const upload = (kind: Kind, file: File): Promise<StoredFile> => {
  const form = new FormData();
  form.append('kind', kind);
  form.append('file', file);
  return request<StoredFile>('/api/files', { method: 'POST', body: form });
};

/** A file of the organisation: choose, see, change, take away (with an undo). */
export function FileField({ kind, fileId, onChange }: { kind: Kind; fileId: string | null; onChange: (id: string | null) => void }) {
  const [tooBig, setTooBig] = useState<string | null>(null);
  const texts = TEXTS[kind];
  const sending = useMutation({ mutationFn: (file: File) => upload(kind, file), onSuccess: (stored) => onChange(stored.id) });
  const choose = (file: File): void => {
    const isTooBig = file.size > texts.bytes;
    setTooBig(
      isTooBig
        ? `Ce fichier pèse ${formatNumber(Math.round(file.size / (MEGABYTE / 10)) / 10)}\u00a0Mo\u202f: ${formatNumber(texts.bytes / MEGABYTE)}\u00a0Mo au plus. Réduisez-le, puis recommencez.`
        : null,
    );
    if (!isTooBig) sending.mutate(file);
  };
  const remove = (): void => {
    onChange(null);
    sending.reset();
    toast(texts.removed, () => onChange(fileId));
  };
  return (
    <Section title={texts.title} lead={texts.lead} anchor={kind}>
      {fileId && kind === 'logo' && <img className="logo-preview" src={`/api/files/${encodeURIComponent(fileId)}`} alt="Logo déposé" />}
      {fileId && (
        <p>{sending.data?.id === fileId ? `«\u00a0${sending.data.name}\u00a0», ${formatNumber(Math.ceil(sending.data.bytes / 1000))}\u00a0ko` : texts.held}</p>
      )}
      {sending.data?.warnings.map((warning) => (
        <Finding key={warning} tone="warns" title={warning} />
      ))}
      <FileDrop
        label={texts.title}
        accept={texts.accept}
        onFile={choose}
        choose={fileId ? texts.change : texts.choose}
        isBusy={sending.isPending}
        busyLabel="Envoi…"
        actions={
          fileId && (
            <Button variant="quiet" onPress={remove}>
              Retirer
            </Button>
          )
        }
      />
      {tooBig && (
        <p role="alert" className="field__error">
          {tooBig}
        </p>
      )}
      {sending.isError && <ProblemNotice error={sending.error} />}
    </Section>
  );
}

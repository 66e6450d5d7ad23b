import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { type FigureSettings, IMPORT_KINDS, type Import, type ImportKind } from '#shared/api/imports.ts';
import type { FieldFault } from '#shared/errors.ts';
import { formatBytes, formatRate } from '#shared/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { QueryView } from '../../../ui/QueryView.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { refreshFigures } from '../queries.ts';
import { isTableKind, proposedFor } from './columns.ts';
import { importFaults, type ImportFields, optionsOf, startFields, withFile } from './form.ts';
import { KindFields } from './KindFields.tsx';
import { rememberedColumnsQuery, settingsQuery } from './queries.ts';
import { type FileHead, readFileHead } from './read-head.ts';
import { sendImport } from './upload.ts';
import { KIND_WORDS } from './words.ts';

type DialogProps = { kind: ImportKind | null; imports: readonly Import[]; onClose: () => void };

/** One file: what it is, whose it is, then its sending; its reading is followed on the page. */
export function ImportDialog(props: DialogProps) {
  const settings = useQuery(settingsQuery);
  if (settings.data) return <ImportForm {...props} settings={settings.data} />;
  return (
    <Dialog title="Importer un fichier" isOpen onClose={props.onClose} size="wide">
      <QueryView query={settings}>{() => null}</QueryView>
    </Dialog>
  );
}

type Chosen = { file: File; head: FileHead };

function ImportForm({ kind, imports, settings, onClose }: DialogProps & { settings: FigureSettings }) {
  const remembered = useQuery(rememberedColumnsQuery).data?.items ?? [];
  const [fields, setFields] = useState<ImportFields>(() => startFields(kind, settings));
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [isAsked, setAsked] = useState(false);
  const sending = useSending(onClose);
  const table = chosen?.head.table ?? null;
  const withColumns = (next: ImportFields, header: readonly string[] | undefined): ImportFields =>
    header && isTableKind(next.kind) ? { ...next, columns: proposedFor(next.kind, header, remembered) } : { ...next, columns: {} };
  const choose = async (file: File): Promise<void> => {
    const head = await readFileHead(file);
    setChosen({ file, head });
    setAsked(false);
    sending.reset();
    setFields((current) => withColumns(withFile(current, file.name, head.kind), head.table?.header));
  };
  const faults = isAsked ? importFaults(fields, table !== null) : [];
  const isReady = chosen !== null && chosen.head.refusal === null;
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    setAsked(true);
    if (isReady && fields.kind !== null && importFaults(fields, table !== null).length === 0)
      sending.start({ kind: fields.kind, options: optionsOf(fields), file: chosen.file });
  };
  return (
    <Dialog
      title="Importer un fichier"
      isOpen
      onClose={sending.isSending ? sending.askToLeave : onClose}
      size="wide"
      isDismissable={chosen === null}
      actions={<Actions sending={sending} onClose={onClose} onSend={isReady ? submit : null} />}
    >
      {sending.isSending ? (
        <Sending sending={sending} />
      ) : (
        <form className="stack" onSubmit={submit} noValidate>
          <ErrorSummary faults={faults} />
          <FormBody
            {...{ fields, chosen, settings, imports, faults }}
            onFile={(file) => void choose(file)}
            onKind={(next) =>
              setFields((current) => withColumns(withFile({ ...current, kind: next, replaces: null }, chosen?.file.name ?? '', next), table?.header))
            }
            onChange={setFields}
          />
          {/* Enter in a field sends the form, as everywhere. */}
          <button type="submit" hidden />
        </form>
      )}
      {sending.error !== null && <ProblemNotice error={sending.error} />}
    </Dialog>
  );
}

function Actions({ sending, onClose, onSend }: { sending: SendingState; onClose: () => void; onSend: (() => void) | null }) {
  if (sending.isSending)
    return (
      <Button variant="danger" onPress={sending.stop}>
        Arrêter l’envoi
      </Button>
    );
  return (
    <>
      <Button onPress={onClose}>Annuler</Button>
      {onSend && (
        <Button variant="primary" onPress={() => onSend()}>
          Importer
        </Button>
      )}
    </>
  );
}

type FormBodyProps = {
  fields: ImportFields;
  chosen: Chosen | null;
  settings: FigureSettings;
  imports: readonly Import[];
  faults: readonly FieldFault[];
  onFile: (file: File) => void;
  onKind: (kind: ImportKind) => void;
  onChange: (fields: ImportFields) => void;
};

/** The file, then what it holds, then what each kind asks; a refused file asks nothing. */
function FormBody({ fields, chosen, settings, imports, faults, onFile, onKind, onChange }: FormBodyProps) {
  const words = fields.kind ? KIND_WORDS[fields.kind] : null;
  const refusal = chosen?.head.refusal ?? null;
  return (
    <>
      <ChooseFile file={chosen?.file ?? null} accepts={words?.accepts ?? 'Fichier JSON, XML ou CSV, 1,5\u00a0Go au plus.'} onFile={onFile} />
      {refusal && <Refused {...refusal} />}
      {!refusal && (
        <RadioGroup
          id="import-kind"
          label="Ce que le fichier contient"
          value={fields.kind}
          onChange={onKind}
          options={IMPORT_KINDS.map((value) => ({ value, label: KIND_WORDS[value].label, help: KIND_WORDS[value].help }))}
          error={faults.find(({ path }) => path === 'import-kind')?.message}
        />
      )}
      {words && <p className="soft small">{`Où le trouver\u202f: ${words.where.charAt(0).toLowerCase()}${words.where.slice(1)}`}</p>}
      {chosen && !refusal && <KindFields fields={fields} table={chosen.head.table} settings={settings} imports={imports} faults={faults} onChange={onChange} />}
    </>
  );
}

const ACCEPT = '.json,.xml,.csv,.txt,application/json,text/xml,application/xml,text/csv,text/plain';

/** What was chosen stays in view. */
function ChooseFile({ file, accepts, onFile }: { file: File | null; accepts: string; onFile: (file: File) => void }) {
  return (
    <FileDrop
      isZone
      label="Fichier à importer"
      accept={ACCEPT}
      onFile={onFile}
      small={file !== null}
      variant={file ? 'secondary' : 'primary'}
      choose={file ? 'Choisir un autre fichier' : 'Choisir un fichier'}
    >
      {file ? (
        <p className="file-drop__file">
          {file.name} <span className="soft">{formatBytes(file.size)}</span>
        </p>
      ) : (
        <p className="file-drop__title">Déposez ici votre fichier</p>
      )}
      <p className="soft small">{accepts}</p>
    </FileDrop>
  );
}

const Refused = ({ detail, remedy }: { detail: string; remedy: string }) => (
  <div className="problem" role="alert">
    <p className="problem__title">{detail}</p>
    <p>{remedy}</p>
  </div>
);

type SendingState = ReturnType<typeof useSending>;

/** The sending under way: how much has left, and how to stop it. */
function useSending(onClose: () => void) {
  const client = useQueryClient();
  const [sent, setSent] = useState({ bytes: 0, of: 0, name: '' });
  const [isLeaving, setLeaving] = useState(false);
  const controller = useRef<AbortController | null>(null);
  const send = useMutation({
    mutationFn: (asked: Parameters<typeof sendImport>[0]) => {
      controller.current = new AbortController();
      setSent({ bytes: 0, of: asked.file.size, name: asked.file.name });
      return sendImport(asked, { signal: controller.current.signal, progress: (bytes) => setSent((current) => ({ ...current, bytes })) });
    },
    onSuccess: async ({ file }) => {
      toast(`«\u00a0${file}\u00a0» est reçu\u202f: sa lecture commence.`);
      onClose();
      await refreshFigures(client);
    },
    onSettled: () => setLeaving(false),
  });
  const isGivenUp = send.error instanceof DOMException && send.error.name === 'AbortError';
  return {
    isSending: send.isPending,
    sent,
    isLeaving,
    error: isGivenUp ? null : send.error,
    start: (asked: Parameters<typeof sendImport>[0]) => !send.isPending && send.mutate(asked),
    stop: () => controller.current?.abort(),
    askToLeave: () => setLeaving(true),
    stay: () => setLeaving(false),
    reset: () => send.reset(),
  };
}

function Sending({ sending: { sent, isLeaving, stay } }: { sending: SendingState }) {
  const percent = sent.of === 0 ? 0 : Math.floor((sent.bytes * 100) / sent.of);
  return (
    <div className="stack">
      <p>{`Envoi de «\u00a0${sent.name}\u00a0»`}</p>
      <div className="figures-progress">
        <progress className="figures-bar" aria-label="Envoi du fichier" max={100} value={percent} />
        <span className="small">{`${formatRate(percent * 100)}, ${formatBytes(sent.bytes)} sur ${formatBytes(sent.of)}`}</span>
      </div>
      <p className="soft small">Gardez cette page ouverte jusqu’à la fin de l’envoi. La lecture se fait ensuite sur le serveur.</p>
      {isLeaving && (
        <div className="problem" role="alert">
          <p className="problem__title">L’envoi n’est pas fini.</p>
          <p>Si vous l’arrêtez, rien n’est importé et les chiffres restent ceux d’avant.</p>
          <Button onPress={stay}>Continuer l’envoi</Button>
        </div>
      )}
    </div>
  );
}

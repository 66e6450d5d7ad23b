import { Button } from '../../../ui/Button.tsx';
import { useDownloadOf } from '../../../save/download.ts';

export type CsvButtonProps = { path: string /** When the server gives no name. */; name: string; isDisabled?: boolean };

/** What is on screen, for a spreadsheet. It may go away with its page while the file is made: it keeps its own name in the announcements. */
export function CsvButton({ path, name, isDisabled = false }: CsvButtonProps) {
  const files = useDownloadOf();
  return (
    <Button reads onPress={() => !files.isBusy && files.start(path, name)} isBusy={files.isBusy} isLeaving busyLabel="Préparation…" isDisabled={isDisabled}>
      Télécharger (CSV)
    </Button>
  );
}

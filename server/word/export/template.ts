/** Checks an uploaded template. */
import { isRefusal, type Refusal } from '#shared/errors.ts';
import { openTemplate } from './apply-template.ts';

export async function readTemplate({ data }: { data: Uint8Array }): Promise<{ warnings: string[] } | Refusal> {
  const opened = openTemplate(data);
  return isRefusal(opened) ? opened : { warnings: [] };
}

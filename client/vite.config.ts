/**
 * The page's build. Everything is a file of our own origin: the content policy refuses inline scripts, styles and data: addresses.
 * In development, /api and the pages of the public go to the local server.
 */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const LOCALE_FILE = /\/intl\/(?:[a-z]+\/)?([a-z]{2}-[A-Z]{2})\.mjs$/;
const EMPTY = '\0empty-locale';

/**
 * Keeps the French strings of React Aria only: the others weigh tens of kilobytes and are never shown.
 * `en-US`, its fallback, is French too, so that no English can reach the screen.
 */
const frenchOnly = (): Plugin => ({
  name: 'clausier:french-only',
  enforce: 'pre',
  resolveId(source, importer) {
    const locale = importer?.includes('intlStrings') ? LOCALE_FILE.exec(source)?.[1] : undefined;
    if (!locale || locale === 'fr-FR') return null;
    return locale === 'en-US' ? this.resolve(source.replace('en-US', 'fr-FR'), importer, { skipSelf: true }) : EMPTY;
  },
  load: (id) => (id === EMPTY ? 'export default {};' : null),
});

/** The host stays the one people opened: a server that saw another would take what they send for another site’s. */
const API = { target: 'http://127.0.0.1:3000', changeOrigin: false };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [frenchOnly(), react()],
  server: { proxy: { '/api': API, '/participer': API } },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'tanstack', test: /node_modules\/@tanstack\// },
          ],
        },
      },
    },
  },
});

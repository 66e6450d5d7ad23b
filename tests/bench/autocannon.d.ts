declare module 'autocannon' {
  function autocannon(options: autocannon.Options): Promise<autocannon.Result>;
  namespace autocannon {
    type Request = {
      method?: 'GET' | 'POST' | 'PATCH';
      path?: string;
      headers?: Record<string, string>;
      body?: string;
      /** Called before each sending; what it gives is sent. */
      setupRequest?: (request: Request) => Request;
      onResponse?: (status: number, body: string) => void;
    };
    type Client = { setRequests: (requests: Request[]) => void };
    type Latencies = { p50: number; p97_5: number; p99: number; p99_9: number; max: number };
    type Result = { requests: { average: number; total: number }; latency: Latencies; errors: number; timeouts: number; non2xx: number };
    type Options = {
      url: string;
      connections: number;
      duration: number;
      headers?: Record<string, string>;
      /** Requests a second, all connections together. */
      overallRate?: number;
      setupClient?: (client: Client) => void;
    };
  }
  export = autocannon;
}

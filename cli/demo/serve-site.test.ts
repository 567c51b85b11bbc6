import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Site, serveSite } from './serve-site';

let folder: string;
let site: Site;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  mkdirSync(join(folder, 'site'));
  writeFileSync(join(folder, 'secret.html'), 'secret');
  writeFileSync(join(folder, 'site', 'index.html'), '<p>Brannøy');
  writeFileSync(join(folder, 'site', 'a.css'), 'p{}');
  site = await serveSite(join(folder, 'site'));
});

afterAll(() => {
  site.close();
  rmSync(folder, { recursive: true });
});

/** Asks for a path as it is written: `fetch` would tidy it up first. */
function ask(path: string): Promise<{ status: number; type: string; body: string }> {
  const { hostname, port } = new URL(site.address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => {
        const type = response.headers['content-type'] ?? '';
        resolve({ status: response.statusCode ?? 0, type, body });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('serveSite', () => {
  it.each([
    ['/', 200, 'text/html; charset=utf-8', '<p>Brannøy'],
    ['/a.css', 200, 'text/css; charset=utf-8', 'p{}'],
    ['/b.css', 404, 'text/plain', 'not found'],
    ['/../secret.html', 404, 'text/plain', 'not found'],
    ['/%2e%2e/secret.html', 404, 'text/plain', 'not found'],
    ['/..%2fsecret.html', 404, 'text/plain', 'not found'],
    ['/%zz', 404, 'text/plain', 'not found'],
  ])('answers %s with %d', async (path, status, type, body) => {
    expect(await ask(path)).toEqual({ status, type, body });
  });
});

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ApiError } from '../../engine/index.ts';
import { isServedVersion } from '../apiVersions.ts';
import { originOf, type ServerContext } from '../serverContext.ts';
import { readEnvelope, soapFault, soapResponse, type Wsdl } from './envelope.ts';
import { soapMethods } from './soapMethods.ts';

/** SOAP 1.1 wants 500 for a fault; here a 5xx is kept for defects of the server, and clients read the fault either way. */
const FAULT_STATUS = 400;

const address = z.object({ wsdl: z.enum(['u', 'c']), version: z.string() });

/** The answer to one envelope. Throws ApiError, which becomes a fault. */
function answer(request: FastifyRequest, wsdl: Wsdl, version: string, context: ServerContext): string {
  if (!isServedVersion(version)) {
    throw new ApiError('UNSUPPORTED_API_VERSION', `Invalid Api version specified on URL: ${version}`);
  }
  const call = readEnvelope(typeof request.body === 'string' ? request.body : '');
  if (!call) throw new ApiError('UNKNOWN_EXCEPTION', 'The body is not a SOAP 1.1 envelope with a call in it');
  const method = Object.hasOwn(soapMethods, call.method) ? soapMethods[call.method] : undefined;
  if (!method) {
    throw new ApiError(
      'INVALID_OPERATION',
      `The local org has no SOAP call ${call.method}; use the REST API`,
    );
  }
  const serverUrl = `${originOf(request)}/services/Soap/${wsdl}/${version}`;
  return soapResponse(wsdl, call.method, method(call, { ...context, serverUrl }));
}

/** `POST /services/Soap/u/66.0`, with or without the org's id behind it: login, logout, getUserInfo. */
export function addSoapRoutes(app: FastifyInstance, context: ServerContext): void {
  app.addContentTypeParser(['text/xml', 'application/xml'], { parseAs: 'string' }, (_request, text, done) => {
    done(null, text);
  });
  const handle = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const parsed = address.safeParse(request.params);
    const { wsdl, version } = parsed.success ? parsed.data : { wsdl: 'u' as const, version: '' };
    void reply.type('text/xml;charset=UTF-8').header('cache-control', 'no-store');
    try {
      return reply.send(answer(request, wsdl, version, context));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return reply.code(FAULT_STATUS).send(soapFault(wsdl, error.errorCode, error.message));
    }
  };
  app.post('/services/Soap/:wsdl/:version', handle);
  app.post('/services/Soap/:wsdl/:version/:organization', handle);
}

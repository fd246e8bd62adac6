import { elementAt, readXmlBody, textOf } from '../xml/readXmlBody.ts';
import { escapeXml, writeXml, type XmlValue } from '../xml/writeXml.ts';

const NAMESPACES = {
  u: { api: 'urn:partner.soap.sforce.com', fault: 'urn:fault.partner.soap.sforce.com' },
  c: { api: 'urn:enterprise.soap.sforce.com', fault: 'urn:fault.enterprise.soap.sforce.com' },
} as const;

/** `u` is the partner WSDL, `c` the enterprise WSDL. */
export type Wsdl = keyof typeof NAMESPACES;

/** One call: `{ method: 'login', args: { username, password } }`. */
export interface SoapCall {
  readonly method: string;
  readonly args: unknown;
  readonly sessionId: string | undefined;
}

/** The call in a SOAP 1.1 envelope, or undefined when the text is none. */
export function readEnvelope(text: string): SoapCall | undefined {
  const document = readXmlBody(text);
  const body = elementAt(document, 'Envelope', 'Body');
  if (typeof body !== 'object' || body === null) return undefined;
  const [call]: [string, unknown][] = Object.entries(body);
  if (!call) return undefined;
  const [method, args] = call;
  return { method, args, sessionId: textOf(document, 'Envelope', 'Header', 'SessionHeader', 'sessionId') };
}

function envelope(wsdl: Wsdl, body: string): string {
  const { api, fault } = NAMESPACES[wsdl];
  return (
    `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ` +
    `xmlns="${api}" xmlns:sf="${fault}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  );
}

/** The answer of a call that succeeded. */
export function soapResponse(wsdl: Wsdl, method: string, result: XmlValue): string {
  return envelope(wsdl, `<${method}Response>${writeXml('result', result)}</${method}Response>`);
}

/** `<faultcode>sf:INVALID_LOGIN</faultcode>` and its detail (SOAP API Developer Guide, "ExceptionCode"). */
export function soapFault(wsdl: Wsdl, code: string, message: string): string {
  const type = code === 'INVALID_LOGIN' ? 'LoginFault' : 'UnexpectedErrorFault';
  const detail = `<sf:exceptionCode>${code}</sf:exceptionCode><sf:exceptionMessage>${escapeXml(message)}</sf:exceptionMessage>`;
  return envelope(
    wsdl,
    `<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${code}: ${escapeXml(message)}</faultstring>` +
      `<detail><sf:${type} xsi:type="sf:${type}">${detail}</sf:${type}></detail></soapenv:Fault>`,
  );
}

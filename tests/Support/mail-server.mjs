// A mail server for tests: node mail-server.mjs PORT CERTIFICATE KEY. Each mail is one line of JSON on the standard output.
import fs from 'node:fs'
import { SMTPServer } from 'smtp-server'
import { simpleParser } from 'mailparser'

const [port, certificate, key] = process.argv.slice(2)
const server = new SMTPServer({
  cert: fs.readFileSync(certificate),
  key: fs.readFileSync(key),
  authOptional: true,
  disabledCommands: [],
  onAuth: (auth, _, done) => done(null, { user: auth.username }),
  onData(stream, session, done) {
    let raw = ''
    stream.on('data', chunk => (raw += chunk))
    stream.on('end', async () => {
      const mail = await simpleParser(raw)
      console.log(JSON.stringify({
        secure: session.secure, user: session.user ?? null, from: mail.from?.text, to: mail.to?.text, subject: mail.subject, text: mail.text, html: mail.html,
        messageId: mail.messageId, references: mail.references, priority: mail.priority ?? null,
      }))
      done()
    })
  },
})
server.listen(Number(port), '127.0.0.1', () => console.log('"listening"'))
process.stdin.on('end', () => process.exit(0)).resume()

// The benchmark's notice by npm docxtemplater: node docxtemplater.js FOLDER COUNT OUT
const fs = require("fs");
const path = require("path");
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");

const [folder, count, out] = process.argv.slice(2);
const said = JSON.parse(fs.readFileSync(path.join(folder, "contexts.json"), "utf8"));
const before = process.cpuUsage();
const began = process.hrtime.bigint();
for (let n = 0; n < Number(count); n++) {
  const zip = new PizZip(fs.readFileSync(path.join(folder, "docxtemplater.docx")));
  const document = new Docxtemplater(zip, { paragraphLoop: true });
  document.render(said[n % said.length]);
  const data = document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  fs.writeFileSync(path.join(out, `${n}.docx`), data);
}
const status = fs.readFileSync("/proc/self/status", "utf8"); // maxRSS would be the parent's
const used = process.cpuUsage(before);
console.log(JSON.stringify({
  user: used.user / 1e6,
  system: used.system / 1e6,
  wall: Number(process.hrtime.bigint() - began) / 1e9,
  peak: Number(/VmHWM:\s*(\d+)/.exec(status)[1]) / 1024,
}));

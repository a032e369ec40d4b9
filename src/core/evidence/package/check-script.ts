/** For who has this program not: all checks but those of the words read on evidence, with bash, sha256sum and openssl 3. */
export const CHECK_SCRIPT = String.raw`#!/usr/bin/env bash
# 核对本证据包 checks this package. 用法 usage: bash check.sh [另存的公钥 public key had elsewhere.pem]
set -u
export LC_ALL=C
trusted=""
if [ -n "@{1:-}" ]; then
  trusted="$(cd "$(dirname "$1")" && pwd)/$(basename "$1")" || exit 2
fi
cd "$(dirname "$0")" || exit 2
for tool in sha256sum openssl; do
  command -v "$tool" >/dev/null || { echo "缺少工具 missing tool: $tool"; exit 12; }
done
bad=0
fine() { echo "无异常 fine: $1"; }
wrong() { echo "有异常 WRONG: $1"; bad=1; }
bin() { printf "$(printf '%s' "$1" | sed 's/../\\x&/g')"; }
sha() { sha256sum | cut -c1-64; }

if sha256sum --strict --quiet -c SHA256SUMS; then fine "SHA256SUMS"; else wrong "SHA256SUMS"; fi

while IFS= read -r path; do
  path="@{path#./}"
  [ "$path" = SHA256SUMS ] || [ "$path" = SHA256SUMS.sig ] && continue
  cut -c67- SHA256SUMS | grep -qxF -- "$path" || wrong "不在清单 not listed: $path"
done < <(find . ! -type d)

if openssl pkeyutl -verify -pubin -inkey key/public.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig >/dev/null 2>&1
then fine "SHA256SUMS.sig"; else wrong "SHA256SUMS.sig"; fi
if [ -n "$trusted" ]; then
  if cmp -s "$trusted" key/public.pem; then fine "key/public.pem"; else wrong "公钥不同 another key: key/public.pem"; fi
else
  echo "公钥 public key: $(sha < key/public.pem)，请与另行取得的核对 compare with one had elsewhere"
fi

for statement in anchors/anchor-*.json; do
  key="$(sed 's/.*"key":"\([^"]*\)".*/\1/' "$statement")"
  pem="$(printf -- '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA%s\n-----END PUBLIC KEY-----' "$key")"
  if openssl pkeyutl -verify -pubin -inkey <(echo "$pem") -rawin -in "$statement" -sigfile "@{statement%.json}.sig" >/dev/null 2>&1
  then fine "$statement"; else wrong "$statement"; fi
  [ "$pem" = "$(cat key/public.pem)" ] || echo "  由先前的密钥签署 signed by an earlier key: $statement"
done

proven=0
while IFS=$'\t' read -r path anchor index size steps; do
  case "$path" in
    journal/entry-*) text="$(sha < "$path")" ;;
    *) text="$(cat "$path")" ;;
  esac
  node="$({ printf '\000'; printf '%s' "$text"; } | sha)"
  for step in $steps; do
    beside="@{step#?}"
    case "$step" in
      L*) node="$({ printf '\001'; bin "$beside"; bin "$node"; } | sha)" ;;
      *) node="$({ printf '\001'; bin "$node"; bin "$beside"; } | sha)" ;;
    esac
  done
  root="$(sed 's/.*"root":"\([0-9a-f]*\)".*/\1/' "anchors/anchor-$anchor.json")"
  if [ "$node" = "$root" ]; then proven=$((proven + 1)); else wrong "$path 不是第 $anchor 个锚点所签 is not what anchor $anchor signed"; fi
done < journal/proofs.tsv
fine "包含证明 inclusion proofs: $proven"

for stamp in stamps/*.tst; do
  [ -e "$stamp" ] || continue
  echo "时间戳请另核 check time stamps with: openssl ts -verify -data anchors/anchor-N.json -token_in -in $stamp -CAfile CA.pem"
done

if [ "$bad" = 0 ]
then echo "结论：未见改动 Verdict: nothing was altered"
else echo "结论：有异常，不可采信 Verdict: altered, do not rely on it"
fi
exit $bad
`.replaceAll('@{', '${')

export const PACKAGE_README = `证据包核对说明 How to check this package
==========================================

一、有本程序时（离线，不连数据库） with the program, offline:

    xuncha evidence verify FILE.zip --key public.pem

二、没有本程序时 without it（unzip、bash、sha256sum、openssl 3）:

    unzip FILE.zip -d package
    bash package/check.sh public.pem

check.sh 也在包内；不放心可按下面逐条手工核对。
The script is of the package itself: who does not trust it checks by hand.

1. 文件未改 no file was altered:
       cd package && sha256sum -c SHA256SUMS
2. 清单由该安装签署 the list is signed by the installation:
       openssl pkeyutl -verify -pubin -inkey public.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig
   public.pem 应另行取得（由办案单位保存），不要只信包内的 key/public.pem。
   Have public.pem from elsewhere: the one in the package speaks for nobody.
3. 锚点 anchors:
       openssl pkeyutl -verify -pubin -inkey public.pem -rawin -in anchors/anchor-N.json -sigfile anchors/anchor-N.sig
4. 日志条目 entries of the journal: journal/entry-*.txt 的 SHA-256 即该条的链上哈希，首行是前一条的哈希。
   The SHA-256 of the file is the entry's hash in the chain; its first line is the hash of the entry before.
5. 包含证明 inclusion proofs: journal/proofs.tsv 每行为 文件、锚点号、叶序、树大小、路径（L 在左，R 在右），
   按 RFC 9162 §2.1 计算 as of RFC 9162 §2.1: leaf = SHA-256(00 ‖ text), node = SHA-256(01 ‖ left ‖ right).
   末值须等于锚点的 tree.root the last is the tree.root of the anchor.
   日志条目的文本是其哈希（64 个字母），证据的文本是 journal/naming-*.json 本身。
   A line is file, anchor, index, size, path. The text of an entry is its hash, that of a piece of evidence its naming.
6. 时间戳 time stamps, if there are any:
       openssl ts -verify -data anchors/anchor-N.json -token_in -in stamps/anchor-N-….tst -CAfile CA.pem

manifest.json 列出每个文件是什么，以及缺了什么、为什么缺（missing）。
It lists what each file is, and what is missing and why.
`

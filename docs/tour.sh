(
set -euo pipefail
OKPAY=${OKPAY:-http://127.0.0.1:8080}
SANDBOX=${SANDBOX:-http://127.0.0.1:8090}
PAYER=${PAYER:-+141555$(printf %05d $RANDOM)}
PAYEE=${PAYEE:-+141565$(printf %05d $RANDOM)}

retry() { local i; for i in $(seq 1 60); do "$@" && return 0; sleep 0.5; done; echo "gave up: $1" >&2; return 1; }
api() { local method=$1 target=$2; shift 2; curl -sS --fail-with-body -X "$method" "$OKPAY$target" -H 'Content-Type: application/json' "$@"; }
sms_code() { curl -fs -G "$SANDBOX/inbox/messages" --data-urlencode "to=$1" | jq -er --arg about "$2" '[.messages[].text | capture("OKPay: (?<code>[0-9]{6}) " + $about).code][0] // empty'; }
login() { curl -fs "$OKPAY/realms/okpay/protocol/openid-connect/token" -d grant_type=password -d client_id=okpay-local --data-urlencode "username=$1" -d password=plum-river-lantern | jq -er .access_token; }
quote() { curl -fs "$OKPAY/v1/quotes" -H "Authorization: Bearer $1" -H 'Content-Type: application/json' -d "$2" | jq -e 'select((.obstacles // []) | length == 0)'; }
completed() { curl -fs "$OKPAY/v1/payments/$2" -H "Authorization: Bearer $1" -H 'Prefer: wait=20' | jq -e 'select(.state == "COMPLETED")'; }
confirm_password() { curl -fs "$OKPAY/v1/payment-password-challenges/$2/verification" -H "Authorization: Bearer $1" -H 'Content-Type: application/json' -d '{"paymentPassword": "837465"}'; }

echo "1. Mei and Ben register; each proves the phone with the code from the SMS"
register() {
  local challenge code
  challenge=$(api POST /v1/registrations -d "{\"phone\": \"$1\", \"password\": \"plum-river-lantern\", \"fullName\": \"$2\", \"country\": \"US\", \"locale\": \"en\"}" | jq -er .challenge.id)
  code=$(retry sms_code "$1" "is your code to open an account")
  api POST "/v1/otp-challenges/$challenge/verification" -d "{\"code\": \"$code\"}" | jq .
}
register "$PAYER" "Mei Lin"
register "$PAYEE" "Ben Okafor"

echo "2. Both log in; Mei sets her payment password"
MEI=$(retry login "$PAYER")
BEN=$(retry login "$PAYEE")
api PUT /v1/me/payment-password -H "Authorization: Bearer $MEI" -d '{"paymentPassword": "837465"}'

echo "3. The acquirer turns a test card into a token; Mei binds it"
CARD_TOKEN=$(curl -sS --fail-with-body "$SANDBOX/acquirer/v1/tokens" -H 'Content-Type: application/json' -d '{"number": "4000056655665556", "expiryMonth": 12, "expiryYear": 2035, "cvv": "123"}' | jq -er .token)
CARD=$(api POST /v1/me/instruments -H "Authorization: Bearer $MEI" -d "{\"token\": \"$CARD_TOKEN\"}" | jq -er .id)

echo "4. Mei tops up 100.00: a quote first, then the payment"
QUOTE=$(retry quote "$MEI" "{\"type\": \"TOP_UP\", \"instrumentId\": \"$CARD\", \"targetAmount\": {\"amount\": \"100.00\", \"currency\": \"USD\"}}")
echo "$QUOTE" | jq '{received, fees, totalDebit}'
QUOTE_ID=$(echo "$QUOTE" | jq -er .id)
TOP_UP=$(api POST /v1/payments -H "Authorization: Bearer $MEI" -H "Idempotency-Key: tour-$QUOTE_ID" -d "{\"quoteId\": \"$QUOTE_ID\"}" | jq -er .id)
retry completed "$MEI" "$TOP_UP" | jq '{state, totalDebit}'

echo "5. Mei sends Ben 30.00 and confirms with a code and her payment password"
QUOTE=$(retry quote "$MEI" "{\"type\": \"TRANSFER\", \"payee\": {\"phone\": \"$PAYEE\"}, \"targetAmount\": {\"amount\": \"30.00\", \"currency\": \"USD\"}, \"note\": \"Lunch\"}")
echo "$QUOTE" | jq '{payeeName, received, fees, totalDebit, requiredFactors}'
QUOTE_ID=$(echo "$QUOTE" | jq -er .id)
PAYMENT=$(api POST /v1/payments -H "Authorization: Bearer $MEI" -H "Idempotency-Key: tour-$QUOTE_ID" -d "{\"quoteId\": \"$QUOTE_ID\"}")
PAYMENT_ID=$(echo "$PAYMENT" | jq -er .id)
OTP=$(echo "$PAYMENT" | jq -er '.challenges[] | select(.factor == "OTP").id')
PASSWORD=$(echo "$PAYMENT" | jq -er '.challenges[] | select(.factor == "PAYMENT_PASSWORD").id')
CODE=$(retry sms_code "$PAYER" "confirms the payment")
api POST "/v1/otp-challenges/$OTP/verification" -H "Authorization: Bearer $MEI" -d "{\"code\": \"$CODE\"}" | jq .
retry confirm_password "$MEI" "$PASSWORD" | jq .
retry completed "$MEI" "$PAYMENT_ID" | jq '{state, counterparty, received, totalDebit, history}'

echo "6. Both read their wallets and histories"
api GET /v1/me/wallets -H "Authorization: Bearer $MEI" | jq -e '.[0].available | if .amount == "69.70" then . else error("not 69.70") end'
api GET /v1/me/wallets -H "Authorization: Bearer $BEN" | jq -e '.[0].available | if .amount == "30.00" then . else error("not 30.00") end'
api GET /v1/payments -H "Authorization: Bearer $MEI" | jq -c '.items[] | [.direction, .type, .received.amount, .counterparty, .state]'
api GET '/v1/payments?direction=in&limit=10' -H "Authorization: Bearer $BEN" | jq -c '.items[] | [.direction, .type, .received.amount, .counterparty, .state]'

echo "7. Mei tries to send 1,000.00: the quote names the obstacle, the payment is refused"
QUOTE=$(api POST /v1/quotes -H "Authorization: Bearer $MEI" -d "{\"type\": \"TRANSFER\", \"payee\": {\"phone\": \"$PAYEE\"}, \"targetAmount\": {\"amount\": \"1000.00\", \"currency\": \"USD\"}}")
echo "$QUOTE" | jq .obstacles
QUOTE_ID=$(echo "$QUOTE" | jq -er .id)
curl -sS "$OKPAY/v1/payments" -H "Authorization: Bearer $MEI" -H 'Content-Type: application/json' -H "Idempotency-Key: tour-$QUOTE_ID" -d "{\"quoteId\": \"$QUOTE_ID\"}" | jq -e 'if .status == 422 and .code == "INSUFFICIENT_BALANCE" then {status, code, detail, available} else error("not refused") end'
echo "That was the tour."
)

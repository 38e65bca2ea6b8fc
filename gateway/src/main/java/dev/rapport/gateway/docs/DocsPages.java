package dev.rapport.gateway.docs;

import dev.rapport.gateway.security.SecurityProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v3/api-docs} and the pages around Swagger UI. */
@RestController
class DocsPages {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Rapport API</title>
            <link rel="stylesheet" href="/docs/swagger-ui.css">
            <link rel="icon" type="image/png" href="/docs/favicon-32x32.png" sizes="32x32">
            </head>
            <body>
            <div id="swagger-ui"></div>
            <script src="/docs/swagger-ui-bundle.js"></script>
            <script src="/docs/swagger-initializer.js"></script>
            </body>
            </html>
            """;

    private static final String INITIALIZER = """
            window.addEventListener('load', async () => {
              const answer = await fetch('/v3/api-docs');
              const spec = await answer.json();
              // Only for this page: where to sign in is no scheme of the document itself.
              spec.components.securitySchemes.signIn = spec['x-sign-in'];
              spec.security.push({ signIn: [] });
              const ui = SwaggerUIBundle({
                spec: spec,
                dom_id: '#swagger-ui',
                deepLinking: true,
                filter: true,
                validatorUrl: null,
                persistAuthorization: false,
                oauth2RedirectUrl: window.location.origin + '/docs/oauth2-redirect.html'
              });
              ui.initOAuth({
                clientId: 'rapport-console',
                scopes: 'openid profile email',
                usePkceWithAuthorizationCodeGrant: true
              });
            });
            """;

    private final ApiDocuments documents;
    private final URI issuer;

    DocsPages(ApiDocuments documents, SecurityProperties security) {
        this.documents = documents;
        this.issuer = URI.create(security.issuerUri());
    }

    /** The console will live here; until then the API is what there is to see. */
    @GetMapping("/")
    ResponseEntity<Void> home() {
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create("/docs")).build();
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).contentType(MediaType.APPLICATION_JSON)
                .body(documents.joined());
    }

    /**
     * Local sign-in refuses {@code localhost} as a place to return to, since that name can be pointed elsewhere;
     * whoever comes by that name is sent to the numeric address, where signing in works.
     */
    @GetMapping(path = {"/docs", "/docs/", "/docs/index.html"})
    ResponseEntity<String> page(HttpServletRequest request) {
        if (request.getServerName().equals("localhost") && "127.0.0.1".equals(issuer.getHost())) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create("http://127.0.0.1:" + request.getServerPort() + "/docs")).build();
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).contentType(MediaType.TEXT_HTML).body(PAGE);
    }

    @GetMapping(path = "/docs/swagger-initializer.js", produces = "text/javascript")
    ResponseEntity<String> initializer() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(INITIALIZER);
    }
}

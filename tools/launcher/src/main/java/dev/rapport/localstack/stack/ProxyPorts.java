package dev.rapport.localstack.stack;

import dev.rapport.localstack.Server;

/** The proxies that a program puts between the parts of its stack, to see or to disturb what they say to each other. */
public interface ProxyPorts {
    /** Nothing. */
    ProxyPorts NONE = new ProxyPorts() {
        @Override
        public int server(Server server, int port) {
            return port;
        }

        @Override
        public int instance(String part, int port) {
            return port;
        }
    };

    /** The port at which services look for a server that listens on this one. */
    int server(Server server, int port);

    /** The port at which the gateway looks for an instance of a service that listens on this one. */
    int instance(String part, int port);
}

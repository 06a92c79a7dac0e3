package io.customerhub.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whether an address is the machine itself. */
final class Loopback {

    private Loopback() {}

    /** True for {@code 127.0.0.0/8} and {@code ::1}; false for names, which could be looked up to be anything. */
    static boolean is(String address) {
        boolean isLiteral =
                address.matches("[0-9.]{7,15}") || address.indexOf(':') >= 0 && address.matches("[0-9a-fA-F:.\\[\\]]+");
        try {
            return isLiteral && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

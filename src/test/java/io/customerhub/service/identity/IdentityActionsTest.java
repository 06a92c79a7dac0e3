package io.customerhub.service.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.ActionRegistry;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Permission;
import io.customerhub.access.Request;
import io.customerhub.access.Role;
import io.customerhub.audit.AuditFilter;
import io.customerhub.audit.AuditKeys;
import io.customerhub.audit.AuditStore;
import io.customerhub.audit.OperationFilter;
import io.customerhub.audit.OperationStore;
import io.customerhub.identity.AccountStore;
import io.customerhub.identity.CreatedToken;
import io.customerhub.identity.OpenedSession;
import io.customerhub.identity.Sessions;
import io.customerhub.identity.SignIn;
import io.customerhub.identity.Tokens;
import io.customerhub.service.identity.OwnRequests.ChangePassword;
import io.customerhub.service.identity.OwnRequests.CreateToken;
import io.customerhub.service.identity.OwnRequests.EndSession;
import io.customerhub.service.identity.OwnRequests.EndSessions;
import io.customerhub.service.identity.OwnRequests.ListSessions;
import io.customerhub.service.identity.OwnRequests.ListTokens;
import io.customerhub.service.identity.OwnRequests.MyRights;
import io.customerhub.service.identity.OwnRequests.RevokeToken;
import io.customerhub.service.identity.OwnRequests.Right;
import io.customerhub.service.identity.OwnRequests.Rights;
import io.customerhub.service.identity.OwnRequests.Session;
import io.customerhub.service.identity.UserRequests.AddUser;
import io.customerhub.service.identity.UserRequests.DisableUser;
import io.customerhub.service.identity.UserRequests.EnableUser;
import io.customerhub.service.identity.UserRequests.EndAllSessions;
import io.customerhub.service.identity.UserRequests.EndUserSessions;
import io.customerhub.service.identity.UserRequests.ListUsers;
import io.customerhub.service.identity.UserRequests.PasswordCode;
import io.customerhub.service.identity.UserRequests.ResetPassword;
import io.customerhub.service.identity.UserRequests.SetRoles;
import io.customerhub.service.identity.UserRequests.User;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdentityActionsTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String HERE = "127.0.0.1";

    @TempDir
    private Path data;

    private final Caller shell = Caller.shell("root");
    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final AccountStore accounts = new AccountStore(warehouse);
    private final Sessions sessions = new Sessions(warehouse);
    private final Tokens tokens = new Tokens(warehouse);
    private final OperationStore operations = new OperationStore(warehouse);
    private AuditStore audit;
    private SignIn signIn;
    private Gate gate;

    @BeforeEach
    void open() {
        audit = new AuditStore(warehouse, AuditKeys.in(data));
        signIn = new SignIn(warehouse, sessions, audit);
        gate = new Gate(
                new ActionRegistry(new IdentityActions(accounts, signIn, sessions, tokens, Clock.systemUTC()).all()),
                audit,
                operations);
    }

    @AfterEach
    void close() {
        operations.close();
        warehouse.close();
    }

    @Test
    void whoIsAddedSetsThePasswordWithTheCodeAndTheCodeStandsNowhere() {
        Caller boss = person("boss", "admin");
        PasswordCode code = gate.perform(boss, new AddUser("wang", "王丽", List.of("operator", "steward")));
        Caller wang = signIn.setPassword(code.code(), PASSWORD, HERE).caller();

        assertThat(wang.roles()).containsExactlyInAnyOrder(Role.OPERATOR, Role.STEWARD);
        assertThat(code.toString()).doesNotContain(code.code());
        User listed = gate.perform(boss, new ListUsers()).users().get(1);
        assertThat(listed.shownName()).isEqualTo("王丽");
        assertThat(listed.roles()).containsExactly("operator", "steward");
        assertThat(listed.createdBy()).isEqualTo("boss");
        String noted = audit.list(AuditFilter.ALL, Long.MAX_VALUE, 100).toString()
                + operations.list(OperationFilter.ALL, Long.MAX_VALUE, 100);
        assertThat(noted)
                .contains("users.add", "user wang as operator, steward")
                .doesNotContain(code.code());
    }

    @Test
    void onlyAdminsAdministerUsers() {
        person("boss", "admin");
        for (Role role : EnumSet.complementOf(EnumSet.of(Role.ADMIN))) {
            Caller other = Caller.person("li", Set.of(role), HERE);
            for (Request<?> request : List.of(
                    new ListUsers(),
                    new AddUser("x1", null, List.of("admin")),
                    new SetRoles("boss", List.of("reader")),
                    new DisableUser("boss"),
                    new EnableUser("boss"),
                    new ResetPassword("boss"))) {
                refused("HUB-PERM-001", () -> gate.perform(other, request));
            }
        }
    }

    @Test
    void anAdminGivesItselfNoRoles() {
        Caller boss = person("boss", "admin");
        person("chief", "admin");
        refused("HUB-USER-017", () -> gate.perform(boss, new SetRoles("BOSS", List.of("admin", "privacy-officer"))));
        refused("HUB-USER-017", () -> gate.perform(boss, new DisableUser("boss")));
        gate.perform(boss, new SetRoles("chief", List.of("reader")));
        assertThat(accounts.find("chief").orElseThrow().roles()).containsExactly(Role.READER);
        refused("HUB-USER-008", () -> gate.perform(shell, new DisableUser("boss")));
    }

    @Test
    void disablingAndResettingEndSessionsAtOnce() {
        Caller boss = person("boss", "admin");
        person("wang", "operator");
        String session = signIn.password("wang", PASSWORD, HERE).secret();
        gate.perform(boss, new DisableUser("wang"));
        assertThat(sessions.caller(session, HERE)).isEmpty();
        refused("HUB-USER-001", () -> signIn.password("wang", PASSWORD, HERE));
        gate.perform(boss, new EnableUser("wang"));
        String again = signIn.password("wang", PASSWORD, HERE).secret();
        PasswordCode code = gate.perform(boss, new ResetPassword("wang"));
        assertThat(sessions.caller(again, HERE)).isEmpty();
        refused("HUB-USER-001", () -> signIn.password("wang", PASSWORD, HERE));
        signIn.setPassword(code.code(), "another long password", HERE);
    }

    @Test
    void wrongRolesAreRefused() {
        refused("HUB-USER-016", () -> gate.perform(shell, new AddUser("wang", null, List.of("root"))));
        refused("HUB-USER-016", () -> gate.perform(shell, new AddUser("wang", null, List.of())));
        assertThat(accounts.find("wang")).isEmpty();
    }

    @Test
    void tokensAreMadeByTheirOwnerOrTheShellAndNeverByATokenOrForSomebodyElse() {
        Caller wang = person("wang", "operator");
        person("li", "operator");
        CreatedToken mine =
                gate.perform(wang, new CreateToken(null, "report", List.of("hub:state:see", "audit:own:see"), null));
        Caller token = tokens.caller(mine.token(), HERE).orElseThrow();

        refused("HUB-USER-017", () -> gate.perform(token, new CreateToken(null, "more", List.of("hub:state:see"), 1)));
        refused("HUB-USER-017", () -> gate.perform(wang, new CreateToken("li", "x", List.of("hub:state:see"), 1)));
        refused("HUB-USER-017", () -> gate.perform(wang, new ListTokens("li")));
        refused("HUB-USER-010", () -> gate.perform(wang, new CreateToken(null, "x", List.of("audit:entry:see"), 1)));
        refused("HUB-USER-010", () -> gate.perform(wang, new CreateToken(null, "x", List.of("hub:everything"), 1)));
        refused("HUB-USER-018", () -> gate.perform(shell, new CreateToken(null, "x", List.of("hub:state:see"), 1)));
        long li = gate.perform(shell, new CreateToken("li", "x", List.of("hub:state:see"), 1))
                .id();
        refused("HUB-USER-011", () -> gate.perform(wang, new RevokeToken(null, li)));

        assertThat(gate.perform(wang, new ListTokens(null)).tokens())
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.state()).isEqualTo("works");
                    assertThat(listed.scopes()).containsExactly("audit:own:see", "hub:state:see");
                    assertThat(listed.usedFrom()).isEqualTo(HERE);
                });
        gate.perform(wang, new RevokeToken(null, mine.id()));
        assertThat(tokens.caller(mine.token(), HERE)).isEmpty();
        assertThat(gate.perform(wang, new ListTokens(null)).tokens().get(0).state())
                .isEqualTo("revoked");
    }

    @Test
    void rightsTellWhichRoleGivesWhat() {
        Caller both = Caller.person("wang", Set.of(Role.STEWARD, Role.AUDITOR), HERE);
        Rights rights = gate.perform(both, new MyRights());

        assertThat(rights.roles()).containsExactly("auditor", "steward");
        assertThat(rights.rights()).hasSize(Permission.values().length);
        for (Right right : rights.rights()) {
            assertThat(right.isAllowed())
                    .as(right.permission())
                    .isEqualTo(both.may(Permission.named(right.permission())));
            assertThat(right.roles().isEmpty()).as(right.permission()).isEqualTo(!right.isAllowed());
        }
        Right audit = rights.rights().stream()
                .filter(right -> right.permission().equals("audit:entry:see"))
                .findFirst()
                .orElseThrow();
        assertThat(audit.roles()).containsExactly("auditor");
        assertThat(audit.otherRoles()).containsExactly("privacy-officer");
    }

    @Test
    void thePasswordIsChangedByWhoKnowsTheCurrentOneAndEveryOtherSessionEnds() {
        Caller wang = person("wang", "operator");
        String session = signIn.password("wang", PASSWORD, HERE).secret();
        refused(
                "HUB-USER-001",
                () -> gate.perform(wang, new ChangePassword("wrong password here", "another long password")));
        refused("HUB-USER-004", () -> gate.perform(wang, new ChangePassword(PASSWORD, "123qweasdzxc")));
        assertThat(sessions.caller(session, HERE)).isPresent();

        OpenedSession here = signIn.password("wang", PASSWORD, HERE);
        gate.perform(here.caller(), new ChangePassword(PASSWORD, "another long password"));

        assertThat(sessions.caller(session, HERE)).isEmpty();
        assertThat(sessions.caller(here.secret(), HERE)).isPresent();
        refused("HUB-USER-001", () -> signIn.password("wang", PASSWORD, HERE));
        assertThat(signIn.password("wang", "another long password", HERE)).isNotNull();
        refused("HUB-USER-017", () -> gate.perform(shell, new ChangePassword(PASSWORD, "another long password")));
    }

    @Test
    void everybodySeesTheOwnSessionsAndEndsOneOfThem() {
        person("li", "operator");
        Caller wang = person("wang", "operator");
        OpenedSession here = signIn.password("wang", PASSWORD, HERE);
        OpenedSession away = signIn.password("wang", PASSWORD, "10.0.0.7");

        List<Session> listed = gate.perform(here.caller(), new ListSessions()).sessions();
        assertThat(listed).extracting(Session::address).containsExactly("10.0.0.7", HERE, HERE);
        assertThat(listed).extracting(Session::isThis).containsExactly(false, true, false);
        assertThat(listed).extracting(Session::way).containsExactly("password", "password", "set-password");
        assertThat(listed.toString()).doesNotContain(here.secret(), away.secret());

        gate.perform(here.caller(), new EndSession(away.caller().proof()));
        assertThat(sessions.caller(away.secret(), HERE)).isEmpty();
        assertThat(sessions.caller(here.secret(), HERE)).isPresent();
        refused(
                "HUB-USER-019",
                () -> gate.perform(here.caller(), new EndSession(away.caller().proof())));
        OpenedSession li = signIn.password("li", PASSWORD, HERE);
        refused(
                "HUB-USER-019",
                () -> gate.perform(wang, new EndSession(li.caller().proof())));
        assertThat(sessions.caller(li.secret(), HERE)).isPresent();
    }

    @Test
    void anAdminEndsTheSessionsOfAUserAndOfAll() {
        Caller boss = person("boss", "admin");
        person("wang", "operator");
        person("li", "operator");
        String wang = signIn.password("wang", PASSWORD, HERE).secret();
        String li = signIn.password("li", PASSWORD, HERE).secret();

        assertThat(gate.perform(boss, new ListUsers()).users())
                .extracting(User::sessions)
                .containsExactly(1L, 2L, 2L);
        assertThat(gate.perform(boss, new EndUserSessions("WANG")).figures()).containsEntry("sessions", 2L);
        assertThat(sessions.caller(wang, HERE)).isEmpty();
        assertThat(sessions.caller(li, HERE)).isPresent();
        refused("HUB-USER-007", () -> gate.perform(boss, new EndUserSessions("nobody")));

        assertThat(gate.perform(boss, new EndAllSessions()).figures()).containsEntry("sessions", 3L);
        assertThat(sessions.caller(li, HERE)).isEmpty();
        refused(
                "HUB-PERM-001",
                () -> gate.perform(Caller.person("li", Set.of(Role.OPERATOR), HERE), new EndAllSessions()));
    }

    @Test
    void rightsTellWhatATokenLeavesOutAndHowLongASessionLasts() {
        person("wang", "operator");
        OpenedSession here = signIn.password("wang", PASSWORD, HERE);
        Rights inSession = gate.perform(here.caller(), new MyRights());
        assertThat(inSession.session()).isNotNull().satisfies(session -> {
            assertThat(session.number()).isEqualTo(here.caller().proof());
            assertThat(session.endsAt()).isBefore(session.endsLatestAt());
        });
        assertThat(inSession.token()).isNull();

        String secret = gate.perform(here.caller(), new CreateToken(null, "report", List.of("audit:own:see"), null))
                .token();
        Rights byToken = gate.perform(tokens.caller(secret, HERE).orElseThrow(), new MyRights());
        assertThat(byToken.token()).isNotNull().satisfies(token -> assertThat(token.scopes())
                .containsExactly("audit:own:see"));
        assertThat(byToken.session()).isNull();
        assertThat(byToken.rights())
                .filteredOn(Right::isAllowed)
                .extracting(Right::permission)
                .containsExactly("audit:own:see");
        assertThat(byToken.rights())
                .filteredOn(Right::isBeyondToken)
                .extracting(Right::permission)
                .contains("hub:state:see");
        assertThat(byToken.rights())
                .allSatisfy(right -> assertThat(right.meaning()).isNotBlank());
        assertThat(gate.perform(shell, new MyRights()).session()).isNull();
    }

    @Test
    void everybodyEndsTheOwnSessions() {
        Caller wang = person("wang", "operator");
        person("li", "operator");
        String mine = signIn.password("wang", PASSWORD, HERE).secret();
        String other = signIn.password("li", PASSWORD, HERE).secret();
        gate.perform(wang, new EndSessions());

        assertThat(sessions.caller(mine, HERE)).isEmpty();
        assertThat(sessions.caller(other, HERE)).isPresent();
    }

    private Caller person(String name, String role) {
        PasswordCode code = gate.perform(shell, new AddUser(name, null, List.of(role)));
        return signIn.setPassword(code.code(), PASSWORD, HERE).caller();
    }

    private static void refused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).extracting("code").isEqualTo(code);
    }
}

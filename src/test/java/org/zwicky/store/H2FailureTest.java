package org.zwicky.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.zwicky.base.BadInputException;

class H2FailureTest {

  private static final DatabaseLocation PLACE = DatabaseLocation.of("x.db");

  @Test
  void tellsAFullDiskFromDamage() {
    Exception full =
        new IllegalStateException(
            sql(ErrorCode.IO_EXCEPTION_2, new IOException("No space left on device")));

    assertThat(H2Failure.explain(PLACE, full))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the disk is full")
        .hasMessageContaining("x.db.mv.db");
    assertThat(H2Failure.explain(PLACE, sql(ErrorCode.FILE_CORRUPTED_1, null)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void triesNothingAgainOnAFullDisk() {
    SQLException full =
        sql(ErrorCode.DATABASE_IS_CLOSED, new IOException("No space left on device"));

    assertThat(H2Failure.isConnectionLost(full)).isFalse();
    assertThat(H2Failure.isConnectionLost(sql(ErrorCode.DATABASE_IS_CLOSED, null))).isTrue();
    assertThat(H2Failure.isCollision(sql(ErrorCode.CONCURRENT_UPDATE_1, null))).isTrue();
    assertThat(H2Failure.isCollision(new IllegalStateException("not H2's"))).isFalse();
  }

  private static SQLException sql(int code, Throwable cause) {
    return new SQLException("what H2 says", Integer.toString(code), code, cause);
  }
}

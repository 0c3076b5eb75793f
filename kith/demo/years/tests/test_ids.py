"""Numbers of invented rows."""

from kith.demo.years.bulk.ids import new_id


def test_no_number_comes_twice_and_each_is_as_the_product_s_own():
    made = {new_id() for _ in range(5_000)}
    assert len(made) == 5_000
    assert {one.version for one in made} == {4}
